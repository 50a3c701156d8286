"""Reading plans: the heat map, a plan as one document, a section as all cities wrote it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from actionplans.models import Plan, PlanEvent, Revision, Section
from cohorts.models import CityPair
from tests.conftest import Cast
from tests.factories.actionplans import PlanFactory, SectionFactory

PLANS = "/udt-test/plans/"
GHENT = "/udt-test/plans/ghent/"
SECRET = "canaryword"
READERS = {"author", "partner", "outsider", "trainer", "observer", "organiser"}


@pytest.fixture
def written(plan: Plan, cast: Cast, write: Callable[..., Revision]) -> Plan:
    """Three words for the cohort in `challenge`, four for the pair in `data`."""
    for section, text in zip(plan.sections.in_order(), ["Streets are hot.\n", f"{SECRET} " * 4], strict=True):
        write(section, text, cast.author)
    return plan


def people(cast: Cast) -> dict[str, Any]:
    return {name: person for name, person in cast.all().items() if name != "visitor"}


def cells(page: Any) -> list[dict[str, Any]]:
    [row] = page.context["rows"]
    return [
        {name: value for name, value in cell.items() if name not in {"definition", "stored_at"}}
        for cell in row.cells
    ]


CHALLENGE = {
    "step": 1,
    "order": 1,
    "begins_stage": True,
    "changed": False,
    "open_threads": 0,
    "url": f"{GHENT}#challenge",
    "optional": True,
    "label": "draft: Ghent, Challenge, 3 words",
}
DATA = {
    "step": 1,
    "order": 2,
    "begins_stage": False,
    "changed": False,
    "open_threads": 0,
    "url": f"{GHENT}#data",
    "optional": True,
    "label": "draft: Ghent, Data, 4 words",
}


@pytest.mark.parametrize("name", ["author", "partner", "organiser"])
def test_the_pair_and_the_organisers_see_every_cell(
    cast: Cast, written: Plan, sign_in: Callable[..., Client], name: str
) -> None:
    page = sign_in(getattr(cast, name)).get(PLANS)
    assert (cells(page), page.context["rows"][0].words) == ([CHALLENGE, DATA], 7)


@pytest.mark.parametrize("name", ["outsider", "trainer", "observer"])
def test_a_closed_cell_says_nothing_but_that_it_is_closed(
    cast: Cast, written: Plan, sign_in: Callable[..., Client], name: str
) -> None:
    page = sign_in(getattr(cast, name)).get(PLANS)
    assert cells(page) == [CHALLENGE, {"step": None, "order": 2, "begins_stage": False}]
    row = page.context["rows"][0]
    shown = written.sections.get(code="challenge").current
    assert shown
    assert (row.words, row.last_stored_at) == (3, shown.stored_at)
    assert (page.text.count('class="cell shut"'), page.text.count(SECRET)) == (2, 0)  # one in the legend


@pytest.mark.parametrize("name", ["outsider", "trainer", "observer", "stranger", "former", "superuser"])
@pytest.mark.parametrize(
    "address",
    [PLANS, GHENT, f"{PLANS}by-section/data/", *(f"{GHENT}data/{page}/" for page in ("history", "edit"))],
)
def test_no_word_of_a_closed_section_is_told(
    cast: Cast, written: Plan, sign_in: Callable[..., Client], name: str, address: str
) -> None:
    assert sign_in(getattr(cast, name)).get(address).text.count(SECRET) == 0


@pytest.mark.parametrize("address", [PLANS, GHENT, f"{PLANS}by-section/challenge/"])
def test_who_reads_plans(cast: Cast, written: Plan, sign_in: Callable[..., Client], address: str) -> None:
    answers = {name: sign_in(each).get(address).status_code for name, each in people(cast).items()}
    assert answers == {name: 200 if name in READERS else 404 for name in answers}


def test_a_withdrawn_citys_plan_is_the_organisers_alone(
    cast: Cast, written: Plan, sign_in: Callable[..., Client]
) -> None:
    CityPair.objects.filter(pk=cast.ghent.pk).update(state="withdrawn")
    answers = {name: sign_in(each).get(GHENT).status_code for name, each in people(cast).items()}
    assert answers == {name: 200 if name == "organiser" else 404 for name in answers}
    rows = sign_in(cast.trainer).get(PLANS).context["rows"]
    assert (rows, len(sign_in(cast.organiser).get(PLANS).context["rows"])) == ([], 1)


def test_in_review_the_whole_cohort_reads_the_whole_plan(
    cast: Cast, written: Plan, sign_in: Callable[..., Client]
) -> None:
    Plan.objects.filter(pk=written.pk).update(state="in_review")
    client = sign_in(cast.outsider)
    assert cells(client.get(PLANS)) == [CHALLENGE, DATA]
    assert [s.code for s in client.get(GHENT).context["sections"]] == ["challenge", "data"]
    assert client.get(f"{PLANS}by-section/data/").text.count(SECRET) == 4


def offered(page: Any) -> dict[str, bool]:
    """What the first section of a plan page offers its reader."""
    section = page.context["sections"][0]
    names = ("edit_url", "history_url", "remark_url", "audience_url")
    return {name.removesuffix("_url"): bool(getattr(section, name)) for name in names}


WRITER = {"edit": True, "history": True, "remark": True, "audience": True}
PEER = {"edit": False, "history": True, "remark": True, "audience": False}
OBSERVER = {"edit": False, "history": True, "remark": False, "audience": False}


@pytest.mark.parametrize(
    ("name", "offers", "moves"),
    [
        ("author", WRITER, ["review", "submit"]),
        ("partner", WRITER, ["review", "submit"]),
        ("outsider", PEER, []),
        ("trainer", PEER, []),
        ("observer", OBSERVER, []),
        ("organiser", PEER, []),
    ],
)
def test_a_plan_offers_each_reader_what_they_may_do(
    cast: Cast,
    written: Plan,
    sign_in: Callable[..., Client],
    name: str,
    offers: dict[str, bool],
    moves: list[str],
) -> None:
    page = sign_in(getattr(cast, name)).get(GHENT)
    assert (offered(page), [move.value for move in page.context["moves"]]) == (offers, moves)
    assert page.context["may_change"] is (name in {"author", "partner"})


def test_a_plan_page_says_who_sits_in_the_pair(
    cast: Cast, written: Plan, sign_in: Callable[..., Client]
) -> None:
    page = sign_in(cast.outsider).get(GHENT)
    seats = [(seat["profile"], seat["holder"]) for seat in page.context["seats"]]
    assert seats == [("policy", cast.author), ("technical", cast.partner)]
    assert [s.word for s in page.context["sections"]] == ["draft"]
    assert page.context["words"] == 3


def test_a_section_is_read_as_all_cities_wrote_it(
    cast: Cast, written: Plan, sign_in: Callable[..., Client], write: Callable[..., Revision]
) -> None:
    definition = written.template.definitions.get(code="challenge")
    oslo = PlanFactory(pair=cast.oslo, template=written.template)
    section = SectionFactory(plan=oslo, definition=definition, audience="cohort")
    write(section, "Winters are long.\n", cast.outsider)
    page = sign_in(cast.trainer).get(f"{PLANS}by-section/challenge/")
    told = [(s.pair.city.name, s.url, re.sub("<[^>]*>", "", s.html)) for s in page.context["sections"]]
    assert told == [
        ("Ghent", f"{GHENT}#challenge", "Streets are hot."),
        ("Oslo", "/udt-test/plans/oslo/#challenge", "Winters are long."),
    ]
    assert sign_in(cast.trainer).get(f"{PLANS}by-section/nowhere/").status_code == 404


def test_cities_that_wrote_nothing_in_a_section_are_named_in_one_line(
    cast: Cast, written: Plan, sign_in: Callable[..., Client]
) -> None:
    definition = written.template.definitions.get(code="challenge")
    oslo = PlanFactory(pair=cast.oslo, template=written.template)
    SectionFactory(plan=oslo, definition=definition, audience="cohort")
    page = sign_in(cast.trainer).get(f"{PLANS}by-section/challenge/")
    told = [[s.pair.city.name for s in page.context[name]] for name in ("sections", "unwritten")]
    assert told == [["Ghent"], ["Oslo"]]
    line = '1 city has written nothing here yet:</b> <a href="/udt-test/plans/oslo/#challenge">Oslo</a></p>'
    assert page.text.count(line) == 1


def test_the_plan_of_a_city_that_withdrew_says_so(
    cast: Cast, written: Plan, sign_in: Callable[..., Client]
) -> None:
    said = "Ghent has withdrawn: only the organisers read this plan now."
    before = sign_in(cast.organiser).get(GHENT).text.count(said)
    CityPair.objects.filter(pk=cast.ghent.pk).update(state="withdrawn")
    assert (before, sign_in(cast.organiser).get(GHENT).text.count(said)) == (0, 1)


def test_the_pair_names_its_plan_and_its_outcome(
    cast: Cast, written: Plan, sign_in: Callable[..., Client]
) -> None:
    response = sign_in(cast.partner).post(f"{GHENT}change/", {"title": "Shade", "no_twin": "on"})
    plan = Plan.objects.get()
    assert (response.headers["Location"], plan.title, plan.no_twin) == (GHENT, "Shade", True)
    too_long = sign_in(cast.partner).post(f"{GHENT}change/", {"title": "x" * 201})
    assert (too_long.status_code, Plan.objects.get().title) == (200, "Shade")


@pytest.mark.parametrize(("sent", "status", "after"), [("cohort", 302, "cohort"), ("x", 200, "pair")])
def test_the_pair_says_who_reads_a_section(
    cast: Cast, written: Plan, sign_in: Callable[..., Client], sent: str, status: int, after: str
) -> None:
    response = sign_in(cast.author).post(f"{GHENT}data/audience/", {"audience": sent})
    stored = Section.objects.get(code="data").audience
    events = PlanEvent.objects.filter(verb="set audience").values_list("before", "after")
    assert (response.status_code, stored) == (status, after)
    assert list(events) == ([("pair", "cohort")] if status == 302 else [])
