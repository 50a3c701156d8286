"""One person in two cohorts, with the same city and the same version in both: nothing is mixed up."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from actionplans.models import Section
from cohorts.models import CityPair, Cohort
from guide.domain.build import request_build
from guide.domain.edition import add_chapter, add_text, create_edition
from guide.models import Build, ChapterItem, Edition, Excerpt
from tests.conftest import Cast
from tests.factories.actionplans import PlanFactory, SectionDefinitionFactory, SectionFactory
from tests.factories.cohorts import CityPairFactory, CohortFactory, RoleFactory
from tests.factories.guide import ExcerptFactory, write_text

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclasses.dataclass
class Side:
    """What stands in one of the two cohorts."""

    cohort: Cohort
    section: Section
    excerpt: Excerpt
    edition: Edition
    item: ChapterItem
    build: Build

    def url(self, name: str, **where: Any) -> str:
        return reverse(name, kwargs={"cohort": self.cohort.slug, **where})


def side_of(pair: CityPair, by: Any, words: str) -> Side:
    RoleFactory(cohort=pair.cohort, kind="organiser", user=by)
    plan = PlanFactory(pair=pair, state="accepted")
    definition = SectionDefinitionFactory(version=plan.template, code="challenge")
    section = SectionFactory(plan=plan, definition=definition)
    write_text(section, words)
    excerpt = ExcerptFactory(section=section, text=words)
    edition = create_edition(pair.cohort, version="1.0", title="Guide", by=by)
    chapter = add_chapter(edition, code="framing", title="Framing", by=by)
    item = add_text(chapter, words, by=by)
    return Side(pair.cohort, section, excerpt, edition, item, request_build(edition, by=by))


@pytest.fixture
def ours(cast: Cast) -> Side:
    return side_of(cast.ghent, cast.trainer, "Ours.\n")


@pytest.fixture
def theirs(cast: Cast) -> Side:
    pair = CityPairFactory(cohort=CohortFactory(slug="udt-next"), city=cast.ghent.city)
    return side_of(pair, cast.trainer, "Theirs.\n")


@pytest.fixture
def organiser(cast: Cast, ours: Side, theirs: Side) -> Client:
    client = Client()
    client.force_login(cast.trainer, backend=BACKEND)
    return client


def test_a_plan_is_of_the_cohort_in_its_address(organiser: Client, ours: Side, theirs: Side) -> None:
    where = {"city": "ghent", "section": "challenge"}
    texts = [organiser.get(side.url("actionplans:text", **where)).json()["text"] for side in (ours, theirs)]
    plans = [organiser.get(side.url("actionplans:plan", city="ghent")) for side in (ours, theirs)]

    assert texts == ["Ours.\n", "Theirs.\n"]
    assert [page.context["plan"] for page in plans] == [ours.section.plan, theirs.section.plan]


LED: dict[str, Callable[[Side], dict[str, Any]]] = {
    "guide:excerpt": lambda theirs: {"code": theirs.excerpt.code},
    "guide:build": lambda theirs: {"pk": theirs.build.pk},
}
SENT: dict[str, Callable[[Side], tuple[dict[str, Any], dict[str, Any]]]] = {
    "guide:decline": lambda theirs: ({"code": theirs.excerpt.code}, {}),
    "guide:cancel_build": lambda theirs: ({"pk": theirs.build.pk}, {}),
    "guide:remove": lambda theirs: ({"version": "1.0", "chapter": "framing", "pk": theirs.item.pk}, {}),
    "guide:place": lambda theirs: (
        {"version": "1.0", "chapter": "framing"},
        {"excerpt": theirs.excerpt.code},
    ),
    "guide:publish": lambda theirs: ({"version": "1.0"}, {"build": theirs.build.pk}),
}


@pytest.mark.parametrize("name", LED)
def test_what_is_the_others_is_not_found_here(organiser: Client, ours: Side, theirs: Side, name: str) -> None:
    assert organiser.get(theirs.url(name, **LED[name](theirs))).status_code == 200
    assert organiser.get(ours.url(name, **LED[name](theirs))).status_code == 404


@pytest.mark.parametrize("name", SENT)
def test_what_is_the_others_is_not_changed_from_here(
    organiser: Client, ours: Side, theirs: Side, name: str
) -> None:
    where, sent = SENT[name](theirs)

    assert organiser.post(ours.url(name, **where), sent).status_code == 404


def test_an_edition_and_what_is_offered_to_it_are_its_cohorts(
    organiser: Client, ours: Side, theirs: Side
) -> None:
    where = {"version": "1.0", "chapter": "framing"}
    ExcerptFactory(section=ours.section, text="Gone.\n", state="withdrawn")
    pages = [organiser.get(side.url("guide:chapter", **where)) for side in (ours, theirs)]
    offered = [[card.excerpt for card in page.context["wished"] + page.context["others"]] for page in pages]

    assert [page.context["chapter"].edition for page in pages] == [ours.edition, theirs.edition]
    assert offered == [[ours.excerpt], [theirs.excerpt]]


def test_the_list_of_excerpts_and_the_book_are_the_cohorts(
    organiser: Client, ours: Side, theirs: Side
) -> None:
    lists = [organiser.get(side.url("guide:excerpts")).context["cities"] for side in (ours, theirs)]
    books = [organiser.get(side.url("guide:edition", version="1.0")) for side in (ours, theirs)]

    shown = [[card.excerpt for city in cities for card in city.cards] for cities in lists]
    assert shown == [[ours.excerpt], [theirs.excerpt]]
    assert [book.context["edition"] for book in books] == [ours.edition, theirs.edition]
