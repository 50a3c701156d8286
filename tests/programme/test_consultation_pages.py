"""The pages of a consultation: who reads what, and what becomes of a form that came back."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from programme.domain.consultation import decide, leave_remark
from programme.domain.release import release_programme
from programme.models import Release, ReleasedSession, ReleaseThread
from tests.conftest import Cast
from tests.factories.programme import SessionFactory

PAGE = "/udt-test/programme/releases/1/consultation/"


@pytest.fixture
def first(cast: Cast) -> Release:
    SessionFactory(cohort=cast.cohort, code="legal", title="Legal", order=1)
    return release_programme(cast.cohort, kind="preliminary", by=cast.organiser)


@pytest.fixture
def remark(cast: Cast, first: Release) -> ReleaseThread:
    return leave_remark(first.sessions.get(), field="when", text="The council sits then.", by=cast.author)


def read(client: Client, person: Any, page: str = PAGE) -> str:
    client.force_login(person)
    return client.get(page).content.decode()


def forms(body: str) -> list[str]:
    """Where the forms of the page itself lead to, without the place on it."""
    main = body.partition('<main id="main"')[2].partition("</main>")[0]
    return [action.partition("#")[0] for action in re.findall(r'<form[^>]* action="([^"]+)"', main)]


def test_each_reader_finds_what_the_reader_may_do(client: Client, cast: Cast, remark: ReleaseThread) -> None:
    act = f"/udt-test/programme/remarks/{remark.pk}"

    assert {
        name: forms(read(client, getattr(cast, name))) for name in ("author", "observer", "organiser")
    } == {
        "author": [f"{act}/reply/", PAGE],
        "observer": [],
        "organiser": [f"{act}/reply/", f"{act}/decide/", PAGE],
    }


def test_once_answered_it_can_be_taken_back_until_it_is_told(
    client: Client, cast: Cast, remark: ReleaseThread
) -> None:
    decide(remark, outcome="changed", by=cast.organiser)
    assert forms(read(client, cast.organiser)) == [f"/udt-test/programme/remarks/{remark.pk}/reopen/", PAGE]

    release_programme(cast.cohort, kind="final", by=cast.organiser)

    assert forms(read(client, cast.organiser)) == []


def test_what_was_typed_comes_back_with_what_is_wrong(
    client: Client, cast: Cast, remark: ReleaseThread
) -> None:
    client.force_login(cast.organiser)
    decision = f"/udt-test/programme/remarks/{remark.pk}/decide/"

    long = client.post(PAGE, {"session": "legal", "field": "place", "text": "x" * 5001})
    unexplained = client.post(decision, {"outcome": "declined", "reason": ""})

    body = long.content.decode()
    assert long.status_code == 422
    assert re.findall(r"<textarea id=\"text-legal\"[^>]*>(x+)</textarea>", body) == ["x" * 5001]
    assert re.findall(r'<option value="(\w+)" selected>', body) == ["place"]
    assert unexplained.status_code == 422
    assert re.findall(r'name="outcome" value="(\w+)" checked', unexplained.content.decode()) == ["declined"]
    assert ReleaseThread.objects.get().state == "open"


def test_a_remark_leads_to_its_place(client: Client, cast: Cast, first: Release) -> None:
    client.force_login(cast.outsider)

    answer = client.post(PAGE, {"session": "legal", "field": "other", "text": "Will there be tea?"})

    thread = ReleaseThread.objects.get()
    assert answer.headers["Location"] == f"{PAGE}#r-{thread.pk}"
    assert [said.text for said in thread.remarks.all()] == ["Will there be tea?"]


def test_the_public_reads_that_a_remark_was_heard_and_not_whose(
    client: Client, cast: Cast, remark: ReleaseThread
) -> None:
    decide(remark, outcome="changed", by=cast.organiser)
    second = release_programme(cast.cohort, kind="final", by=cast.organiser)
    page = reverse("programme:release", args=["udt-test", second.number])

    visitors, members = client.get(page).content.decode(), read(client, cast.observer, page)

    said = re.compile(r"<dt>adopted</dt><dd>(.*?)</dd>")
    assert said.findall(visitors) == ["a remark in the consultation"]
    assert said.findall(members) == [
        f'<a href="{PAGE}#r-{remark.pk}">the remark of Author on: date and time</a>'
    ]
    assert [str(cast.author) in page for page in (visitors, members)] == [False, True]


def test_a_member_is_asked_to_the_consultation_from_the_programme(
    client: Client, cast: Cast, first: Release
) -> None:
    def links(page: str) -> int:
        return client.get(page).content.decode().count(f'href="{PAGE}"')

    pages = ["/udt-test/programme/", "/udt-test/programme/releases/1/"]
    assert [links(page) for page in pages] == [0, 0]

    client.force_login(cast.author)

    assert [links(page) for page in pages] == [1, 1]


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_asks_the_same_of_one_remark_and_of_many(
    client: Client, cast: Cast, first: Release, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(number):
        leave_remark(ReleasedSession.objects.get(), field="when", text="Why?", by=cast.outsider)
    client.force_login(cast.organiser)
    client.get(PAGE)

    # Besides the session and the user: the cohort, the reader's roles and pairs there, the release, its
    # sessions, the threads, what was said in them, and whether a newer release is out.
    with django_assert_num_queries(10):
        client.get(PAGE)
