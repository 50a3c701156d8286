"""A figure that a plan has already is chosen and taken into another of its sections."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from actionplans.domain.figure import add_figure, figures_to_take
from actionplans.models import Figure, Plan, Section
from tests.actionplans.drawing import drawn
from tests.actionplans.test_query_counts import grown
from tests.conftest import Cast
from tests.factories.actionplans import PlanFactory, SectionFactory

AGAIN = "/udt-test/plans/ghent/challenge/figures/again/"


@pytest.fixture
def writer(cast: Cast, plan: Plan, sign_in: Callable[..., Client]) -> Client:
    return sign_in(cast.author)


@pytest.fixture
def elsewhere(cast: Cast, plan: Plan) -> Figure:
    """One of the pair's own section "data"."""
    return add_figure(
        plan.sections.get(code="data"), io.BytesIO(drawn()), alt="A [red] street", by=cast.partner
    )


def shown(client: Client, address: str = AGAIN) -> list[tuple[str, int]]:
    answer: Any = client.get(address)
    return [(figure.section.code, figure.pk) for figure in answer.context["figures"]]


def test_the_plans_figures_are_shown_once_each_the_sections_own_first(
    cast: Cast, writer: Client, challenge: Section, elsewhere: Figure
) -> None:
    only = add_figure(challenge, io.BytesIO(drawn(size=(8, 8))), alt="Only here", by=cast.author)
    both = add_figure(challenge, io.BytesIO(drawn()), alt="Here too", by=cast.author)
    assert shown(writer) == [("challenge", only.pk), ("challenge", both.pk)]
    assert shown(writer, AGAIN.replace("challenge", "data")) == [
        ("data", elsewhere.pk),
        ("challenge", only.pk),
    ]


def test_another_citys_figure_is_neither_shown_nor_taken(
    cast: Cast, writer: Client, elsewhere: Figure
) -> None:
    oslo = SectionFactory(
        plan=PlanFactory(pair=cast.oslo, template=elsewhere.section.plan.template),
        definition=elsewhere.section.definition,
        audience="cohort",
    )
    theirs = add_figure(oslo, io.BytesIO(drawn(size=(9, 9))), alt="Oslo's", by=cast.author)
    assert shown(writer) == [("data", elsewhere.pk)]
    assert writer.post(f"{AGAIN}{theirs.pk}/").status_code == 404
    assert Figure.objects.count() == 2


def test_who_may_not_read_a_section_is_offered_none_of_its_figures(
    cast: Cast, challenge: Section, elsewhere: Figure
) -> None:
    shared = add_figure(challenge, io.BytesIO(drawn(size=(8, 8))), alt="For all", by=cast.author)
    offered = {
        name: figures_to_take(challenge, for_=getattr(cast, name))
        for name in ("partner", "outsider", "stranger", "former")
    }
    assert offered == {"partner": [shared, elsewhere], "outsider": [shared], "stranger": [], "former": []}


def test_a_figure_taken_again_is_one_of_the_section_too(
    cast: Cast, writer: Client, challenge: Section, elsewhere: Figure
) -> None:
    answers = [writer.post(f"{AGAIN}{elsewhere.pk}/") for _ in range(2)]
    line = f"![A (red) street](figure:{elsewhere.code})"
    assert [(each.status_code, each.json()) for each in answers] == [
        (201, {"code": elsewhere.code, "line": line})
    ] * 2
    taken = Figure.objects.get(section=challenge)
    same = ("sha256", "code", "format", "width", "height", "alt", "file")
    assert [getattr(taken, name) for name in same] == [getattr(elsewhere, name) for name in same]
    assert taken.added_by == cast.author
    assert writer.get(f"/udt-test/plans/ghent/challenge/figures/{taken.code}").status_code == 200


def test_a_closed_plan_takes_none(plan: Plan, writer: Client, elsewhere: Figure) -> None:
    Plan.objects.filter(pk=plan.pk).update(state="submitted")
    picture = SimpleUploadedFile("street.png", drawn(size=(8, 8)), content_type="image/png")
    new = writer.post(AGAIN.replace("again/", ""), {"picture": picture, "alt": "A street"})
    assert (new.status_code, writer.post(f"{AGAIN}{elsewhere.pk}/").status_code) == (409, 409)
    assert list(Figure.objects.all()) == [elsewhere]


def test_many_figures_ask_no_more_questions_than_one(
    cast: Cast, writer: Client, challenge: Section, elsewhere: Figure
) -> None:
    def add(number: int) -> None:
        add_figure(challenge, io.BytesIO(drawn(size=(number + 9, 3))), alt="More", by=cast.author)

    assert len(grown(writer, AGAIN, add)) == 1
