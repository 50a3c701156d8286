"""The pages of a poll: who finds what there, and what becomes of a form that came back."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from programme.domain.polls import Span, answer_poll, begin_poll, close_poll
from programme.domain.slots import change_slot
from programme.models import Poll, PollAnswer, Session
from tests.conftest import Cast
from tests.factories.programme import SessionFactory

NEW = "/udt-test/studio/programme/legal/poll/"
START = dt.datetime(2090, 10, 10, 8, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def legal(cast: Cast) -> Session:
    return SessionFactory(cohort=cast.cohort, code="legal", title="Legal")


@pytest.fixture
def poll(cast: Cast, legal: Session) -> Poll:
    return ask(cast, legal)


def ask(cast: Cast, session: Session) -> Poll:
    times = [Span(START, START + HOUR), Span(START + 3 * HOUR, START + 5 * HOUR)]
    return begin_poll(session, proposals=times, answer_by=START.date(), by=cast.organiser)


def page_of(poll: Poll) -> str:
    return f"/udt-test/programme/polls/{poll.pk}/"


def read(client: Client, person: Any, page: str) -> str:
    client.force_login(person)
    return client.get(page).content.decode()


def forms(body: str) -> list[str]:
    main = body.partition('<main id="main"')[2].partition("</main>")[0]
    return re.findall(r'<form[^>]* action="([^"]+)"', main)


def checked(body: str) -> list[tuple[str, str]]:
    return re.findall(r'name="p\d+" value="(\w+)"(?=[^>]* checked)[^>]* id="id_(p\d+)_\d"', body)


def typed(*lines: tuple[str, str], by: str = "2090-09-01") -> dict[str, str]:
    sent = {"times-TOTAL_FORMS": str(len(lines)), "times-INITIAL_FORMS": "0", "answer_by": by}
    for number, (start, end) in enumerate(lines):
        sent |= {f"times-{number}-starts_at": start, f"times-{number}-ends_at": end}
    return sent


def test_each_reader_finds_what_the_reader_may_do(client: Client, cast: Cast, poll: Poll) -> None:
    page = page_of(poll)

    assert {
        name: forms(read(client, getattr(cast, name), page))
        for name in ("author", "trainer", "observer", "organiser")
    } == {
        "author": [page],
        "trainer": [],
        "observer": [],
        "organiser": [f"{page}nudge/", f"{page}close/"],
    }
    assert [
        "Answers by city and seat" in read(client, who, page) for who in (cast.author, cast.organiser)
    ] == [False, True]


def test_a_closed_poll_offers_to_be_opened_again(client: Client, cast: Cast, poll: Poll) -> None:
    close_poll(poll, choice=poll.proposals.first(), by=cast.organiser)
    page = page_of(poll)

    assert forms(read(client, cast.organiser, page)) == [f"{page}reopen/"]
    assert forms(read(client, cast.author, page)) == []
    assert "Chosen was: Tue 10 October 2090, 10:00 to 11:00 CEST." in read(client, cast.author, page)


def test_answers_are_shown_again_and_can_be_changed(client: Client, cast: Cast, poll: Poll) -> None:
    early, late = (proposal.pk for proposal in poll.proposals.all())
    client.force_login(cast.author)
    client.post(page_of(poll), {f"p{early}": "yes", f"p{late}": "no"})
    answer = client.post(page_of(poll), {f"p{early}": "yes", f"p{late}": "if"})

    assert answer.headers["Location"] == page_of(poll)
    assert list(PollAnswer.objects.order_by("pk").values_list("proposal", "verdict")) == [
        (early, "yes"),
        (late, "if"),
    ]
    assert checked(read(client, cast.author, page_of(poll))) == [
        ("yes", f"p{early}"),
        ("if", f"p{late}"),
    ]


@pytest.mark.parametrize("settled", ["closed", "firm"])
def test_too_late_an_answer_is_refused_and_kept_in_sight(
    client: Client, cast: Cast, legal: Session, poll: Poll, settled: str
) -> None:
    early, late = (proposal.pk for proposal in poll.proposals.all())
    if settled == "closed":
        close_poll(poll, by=cast.organiser)
    else:
        change_slot(legal, certainty="firm", starts_at=START, ends_at=START + HOUR, by=cast.organiser)
    client.force_login(cast.author)

    answer = client.post(page_of(poll), {f"p{early}": "if", f"p{late}": "no"})

    body = answer.content.decode()
    assert (answer.status_code, PollAnswer.objects.count()) == (409, 0)
    assert checked(body) == [("if", f"p{early}"), ("no", f"p{late}")]
    assert "Your answers are not stored." in body


def test_what_is_missing_is_told_by_its_time(client: Client, cast: Cast, poll: Poll) -> None:
    early, late = (proposal.pk for proposal in poll.proposals.all())
    client.force_login(cast.author)

    answer = client.post(page_of(poll), {f"p{early}": "if"})

    body = answer.content.decode()
    assert (answer.status_code, checked(body)) == (422, [("if", f"p{early}")])
    assert re.findall(r'<a href="#(\w+)">(.*?)</a>: (.*?)</li>', body) == [
        (f"id_p{late}", "Tue 10 October 2090, 13:00 to 15:00 CEST", "Say whether you can at this time.")
    ]
    assert [body.count(f'id="id_p{pk}"') for pk in (early, late)] == [1, 1]


def test_a_reader_elsewhere_reads_the_own_time_too(client: Client, cast: Cast, poll: Poll) -> None:
    cast.author.time_zone = "America/New_York"
    cast.author.save()

    body = read(client, cast.author, page_of(poll)).partition("yours")[2].partition("</form>")[0]

    assert re.findall(r"for you ([^<]+)<", body) == [
        "Tue 10 October, 04:00 EDT",
        "Tue 10 October, 07:00 EDT",
    ]
    assert "for you" not in read(client, cast.outsider, page_of(poll))


def test_a_day_that_is_past_is_told_and_answers_still_count(client: Client, cast: Cast, poll: Poll) -> None:
    early, late = (proposal.pk for proposal in poll.proposals.all())
    Poll.objects.update(answer_by=timezone.now().date() - dt.timedelta(days=2))

    assert "That day is over; answers still count" in read(client, cast.author, page_of(poll))
    assert client.post(page_of(poll), {f"p{early}": "yes", f"p{late}": "no"}).status_code == 302


def test_an_organiser_asks_in_the_zone_of_the_programme(client: Client, cast: Cast, legal: Session) -> None:
    client.force_login(cast.organiser)
    first, second = ("2090-10-10T10:00", "2090-10-10T12:00"), ("2090-11-30T10:00", "2090-11-30T12:00")

    answer = client.post(NEW, typed(first, ("", ""), second))

    poll = Poll.objects.get()
    assert answer.headers["Location"] == page_of(poll)
    assert [proposal.starts_at.isoformat() for proposal in poll.proposals.all()] == [
        "2090-10-10T08:00:00+00:00",
        "2090-11-30T09:00:00+00:00",
    ]
    assert client.get(NEW).headers["Location"] == page_of(poll)


@pytest.mark.parametrize(
    ("second", "by", "said"),
    [
        (("2090-10-11T12:00", "2090-10-11T10:00"), "2090-09-01", "It ends before it starts."),
        (("2026-03-29T02:30", "2026-03-29T04:00"), "2090-09-01", "02:30 does not exist"),
        (("2026-10-25T02:30", "2026-10-25T04:00"), "2090-09-01", "02:30 comes twice"),
        (("2090-10-10T10:00", "2090-10-10T12:00"), "2090-09-01", "The same time is proposed twice."),
        (("2090-10-11T10:00", ""), "2090-09-01", "This field is required."),
        (("", ""), "2090-09-01", "Propose at least two times"),
        (("9999-12-31T10:00", "9999-12-31T12:00"), "2090-09-01", "Choose a date from 2000 to 2100."),
        (("2090-10-11T10:00", "2090-10-11T12:00"), "2020-09-01", "That day is over."),
        (("2090-10-11T10:00", "2090-10-11T12:00"), "", "This field is required."),
        (("soon", "later"), "2090-09-01", "Enter a valid date/time."),
    ],
)
def test_what_is_no_poll_comes_back_as_typed(
    client: Client, cast: Cast, legal: Session, second: tuple[str, str], by: str, said: str
) -> None:
    client.force_login(cast.organiser)

    answer = client.post(NEW, typed(("2090-10-10T10:00", "2090-10-10T12:00"), second, by=by))

    body = answer.content.decode()
    assert (answer.status_code, Poll.objects.count()) == (422, 0)
    assert said in body.partition('<ul class="form-errors-list">')[2].partition("</ul>")[0]
    assert re.findall(r'name="times-\d-starts_at" value="([^"]*)"', body) == [
        "2090-10-10T10:00",
        second[0],
    ]


def test_thirteen_times_are_too_many(client: Client, cast: Cast, legal: Session) -> None:
    client.force_login(cast.organiser)
    times = [(f"2090-10-{day}T10:00", f"2090-10-{day}T12:00") for day in range(10, 23)]

    answer = client.post(NEW, typed(*times))

    assert (answer.status_code, Poll.objects.count()) == (422, 0)
    assert answer.content.decode().count('value="2090-10-') == 26


def test_the_studio_leads_to_the_poll(client: Client, cast: Cast, legal: Session) -> None:
    pages = ["/udt-test/studio/programme/", "/udt-test/studio/programme/legal/"]

    def links(address: str) -> list[int]:
        return [read(client, cast.organiser, page).count(f'href="{address}"') for page in pages]

    assert links(NEW) == [0, 1]

    poll = ask(cast, legal)
    assert (links(NEW), links(page_of(poll))) == ([0, 0], [1, 1])

    close_poll(poll, choice=poll.proposals.first(), certainty="firm", by=cast.organiser)
    assert (links(NEW), links(page_of(poll))) == ([0, 0], [0, 0])


@pytest.mark.parametrize("number", [1, 9])
def test_the_page_asks_the_same_of_few_and_of_many(
    client: Client, cast: Cast, poll: Poll, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for person in [cast.author, cast.outsider, cast.partner][:number]:
        answer_poll(poll, {each.pk: "yes" for each in poll.proposals.all()}, by=person)
    client.force_login(cast.organiser)
    client.get(page_of(poll))

    # Besides the session and the user: the cohort, the reader's roles and pairs there, the poll with its
    # session, its times, who sits, who teaches, and what was said.
    with django_assert_num_queries(10):
        client.get(page_of(poll))
