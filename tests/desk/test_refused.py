"""What a refusal leaves in a person's hands: the typed text, what happened, and a way back to the work."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from actionplans.models import Plan, Section
from cohorts.domain.seating import end_tenure
from cohorts.models import Tenure
from tests.conftest import Cast

PLAN = "/udt-test/plans/ghent/"
HERE = "http://testserver"
EDIT = f"{PLAN}challenge/edit/"


@pytest.fixture
def author(client: Client, cast: Cast) -> Client:
    client.force_login(cast.author)
    return client


def way_back(response: Any) -> list[str]:
    """Where the page's button leads, besides the first page."""
    return [
        unescape(href) for href in re.findall(r'<a class="button button--main" href="([^"]*)"', response.text)
    ]


def kept(response: Any) -> list[str]:
    found = re.findall(r'<textarea id="kept"[^>]*>(.*?)</textarea>', response.text, re.DOTALL)
    return [unescape(text) for text in found]


def said(response: Any) -> list[str]:
    [lede] = re.findall(r'<div class="lede">(.*?)</div>', response.text, re.DOTALL)
    return [unescape(words) for words in re.findall(r"<p>(.*?)</p>", lede, re.DOTALL)]


def close(plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(state="submitted")


@pytest.mark.parametrize("path", ["edit", "audience"])
def test_a_closed_plan_leads_back_to_the_plan(author: Client, plan: Plan, path: str) -> None:
    close(plan)
    address = f"{PLAN}challenge/{path}/"
    sent = {"text": "Too late.", "base": "0", "audience": "pair"}

    answers = [author.get(address), author.post(address, sent, HTTP_REFERER=HERE + address)]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert [link.partition("#")[0] for answer in answers for link in way_back(answer)] == [PLAN, PLAN]


def test_a_refused_move_leads_back_to_the_page_with_its_button(author: Client, plan: Plan) -> None:
    answer = author.post(f"{PLAN}move/", {"state": "submit"}, HTTP_REFERER=f"{HERE}{PLAN}?seen=1")

    assert (answer.status_code, way_back(answer)) == (409, [f"{HERE}{PLAN}?seen=1"])


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://evil.example/udt-test/plans/ghent/",
        "http://testserver.evil.example/",
        "http://testserver@evil.example/",
        "http:///evil.example/",
        "//evil.example/",
        "\\\\evil.example/",
        "javascript:alert(1)//testserver/",
        "data:text/html,testserver",
    ],
)
def test_no_refusal_leads_to_another_host(author: Client, plan: Plan, referer: str) -> None:
    answer = author.post(f"{PLAN}move/", {"state": "submit"}, HTTP_REFERER=referer)

    assert (answer.status_code, way_back(answer)) == (409, [])


def test_a_path_that_looks_like_a_host_stays_on_ours(author: Client, plan: Plan) -> None:
    answer = author.post(f"{PLAN}move/", {"state": "submit"}, HTTP_REFERER=f"{HERE}//evil.example/")

    assert way_back(answer) == [f"{HERE}//evil.example/"]


def test_a_page_that_is_refused_does_not_lead_to_itself(cast: Cast, client: Client, plan: Plan) -> None:
    client.force_login(cast.author)
    address = "/udt-test/excerpts/propose/ghent/challenge/"

    answers = [client.get(address, HTTP_REFERER=HERE + page) for page in (address, PLAN)]

    assert [(answer.status_code, way_back(answer)) for answer in answers] == [(409, []), (409, [HERE + PLAN])]


NOT_STORED = "What you typed was not stored. Copy it from here before you leave this page."


@pytest.mark.parametrize("page", ["edit/", "preview/", "conflict/", "remarks/"])
def test_a_section_that_is_gone_gives_its_pair_the_text_back(
    author: Client, plan: Plan, challenge: Section, page: str
) -> None:
    Section.objects.filter(pk=challenge.pk).update(code="another")

    answer = author.post(f"{PLAN}challenge/{page}", {"text": "Typed <for> an hour.", "base": "0"})

    assert (answer.status_code, kept(answer), way_back(answer)) == (404, ["Typed <for> an hour."], [PLAN])
    assert said(answer) == ["This section is not in the plan any more.", NOT_STORED]


def test_who_comes_for_a_section_that_is_gone_is_led_to_the_plan(author: Client, plan: Plan) -> None:
    answer = author.get(f"{PLAN}nowhere/history/")

    assert (answer.status_code, way_back(answer), kept(answer)) == (404, [PLAN], [])
    assert said(answer) == ["This section is not in the plan any more."]


def test_the_text_protocol_says_that_the_section_is_gone(author: Client, plan: Plan) -> None:
    answer = author.put(f"{PLAN}nowhere/text", {"text": "Hot.", "base": 0}, content_type="application/json")

    assert (answer.status_code, answer.json()) == (
        404, {"reason": "This section is not in the plan any more."}
    )  # fmt: skip


@pytest.mark.parametrize("who", ["outsider", "trainer", "observer"])
def test_nobody_else_is_told_which_sections_there_were(
    cast: Cast, client: Client, plan: Plan, who: str
) -> None:
    client.force_login(getattr(cast, who))
    Section.objects.update(audience="pair")

    pages = [client.get(f"{PLAN}{section}/text") for section in ("challenge", "nowhere")]

    assert [(page.status_code, page.json()) for page in pages] == [
        (404, {"reason": "There is no such text here."})
    ] * 2


def test_a_seat_that_ended_gives_the_text_back(cast: Cast, author: Client, plan: Plan) -> None:
    end_tenure(Tenure.objects.get(user=cast.author, seat__pair=cast.ghent), by=cast.organiser)

    answer = author.post(EDIT, {"text": "Typed by somebody who has left.", "base": "0"})

    assert (answer.status_code, kept(answer)) == (404, ["Typed by somebody who has left."])
    assert (said(answer), way_back(answer)) == ([NOT_STORED], [])


def test_who_may_read_and_not_write_is_given_the_text_back(cast: Cast, client: Client, plan: Plan) -> None:
    client.force_login(cast.organiser)

    answer = client.post(EDIT, {"text": "Typed by an organiser.", "base": "0"})

    assert (answer.status_code, kept(answer), said(answer)[1:]) == (
        403, ["Typed by an organiser."], [NOT_STORED]
    )  # fmt: skip


def test_an_address_that_is_nowhere_says_nothing_again(author: Client) -> None:
    answer = author.post("/nowhere/at/all/", {"text": "Typed elsewhere."})

    assert (answer.status_code, kept(answer)) == (404, [])
