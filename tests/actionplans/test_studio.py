"""The organisers' page on plans: the template is given once, each pair gets one plan."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from actionplans.models import Plan, PlanEvent, SectionDefinition, TemplateVersion
from cohorts.models import CityPair
from tests.conftest import Cast

STUDIO = "/udt-test/studio/plans/"
# The twelve sections that every plan asks for, in their order.
CODES = [
    "challenge", "need", "use_case", "decision", "stakeholders", "data",
    "infrastructure", "legal", "procurement", "canvas", "roadmap", "indicators_risks",
]  # fmt: skip


@pytest.fixture
def organiser(cast: Cast, sign_in: Callable[..., Client]) -> Client:
    return sign_in(cast.organiser)


def told(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def cities(page: Any, name: str) -> list[str]:
    return [str(getattr(each, "pair", each).city) for each in page.context[name]]


def test_before_the_template_there_is_one_thing_to_do(organiser: Client) -> None:
    page = organiser.get(STUDIO)
    assert (page.context["definitions"], page.context["plans"]) == ([], [])
    assert page.text.count(f'action="{STUDIO}template/"') == 1
    assert page.text.count(f'action="{STUDIO}begin/"') == 0


def test_the_template_is_given_once(cast: Cast, organiser: Client) -> None:
    response = organiser.post(f"{STUDIO}template/")
    assert (response.status_code, response.headers["Location"]) == (302, STUDIO)
    assert told(response) == ["The edition has its template. Begin the plans next."]
    again = organiser.post(f"{STUDIO}template/")
    assert (again.status_code, again.context["reason"]) == (409, "This edition has its template already.")
    version = TemplateVersion.objects.get(cohort=cast.cohort)
    stored = SectionDefinition.objects.filter(version=version).in_order()
    assert (version.number, [d.code for d in stored], [d.uid for d in stored]) == (1, CODES, CODES)
    assert [d.order for d in stored] == list(range(1, 13))
    assert cast.cohort.events.filter(verb="template added").count() == 1


def test_without_a_template_no_plan_is_begun(organiser: Client) -> None:
    response = organiser.post(f"{STUDIO}begin/")
    assert (response.status_code, response.context["reason"]) == (
        409,
        "Give the edition a template first; the plans are made of its sections.",
    )
    assert Plan.objects.count() == 0


def test_each_pair_that_takes_part_gets_one_plan(cast: Cast, organiser: Client) -> None:
    CityPair.objects.filter(pk=cast.oslo.pk).update(state="withdrawn")
    organiser.post(f"{STUDIO}template/")
    assert cities(organiser.get(STUDIO), "waiting") == ["Ghent"]
    assert told(organiser.post(f"{STUDIO}begin/")) == ["1 plan begun."]
    plan = Plan.objects.get()
    assert (plan.pair, plan.state, plan.template.cohort) == (cast.ghent, "drafting", cast.cohort)
    sections = plan.sections.order_by("definition__order").filter(current=None)
    assert [(s.code, s.audience) for s in sections] == [(code, "pair") for code in CODES]
    events = PlanEvent.objects.values_list("verb", "by__name", "plan")
    assert list(events) == [("began the plan", "Organiser", plan.pk)]


def test_beginning_again_begins_for_those_who_lack_a_plan(cast: Cast, organiser: Client) -> None:
    CityPair.objects.filter(pk=cast.oslo.pk).update(state="withdrawn")
    organiser.post(f"{STUDIO}template/")
    organiser.post(f"{STUDIO}begin/")
    CityPair.objects.filter(pk=cast.oslo.pk).update(state="active")
    page = organiser.get(STUDIO)
    assert (cities(page, "plans"), cities(page, "waiting")) == (["Ghent"], ["Oslo"])
    organiser.post(f"{STUDIO}begin/")
    assert told(organiser.post(f"{STUDIO}begin/"))[-1] == "0 plans begun."
    page = organiser.get(STUDIO)
    assert (cities(page, "plans"), cities(page, "waiting")) == (["Ghent", "Oslo"], [])
    assert page.text.count(f'action="{STUDIO}begin/"') == 0


@pytest.mark.parametrize(
    ("method", "address", "status"), [("get", "", 200), ("post", "template/", 409), ("post", "begin/", 302)]
)
def test_there_is_no_such_page_but_for_organisers(
    cast: Cast, plan: Plan, sign_in: Callable[..., Client], method: str, address: str, status: int
) -> None:
    people = {name: person for name, person in cast.all().items() if name != "visitor"}
    answers = {
        name: getattr(sign_in(person), method)(f"{STUDIO}{address}").status_code
        for name, person in people.items()
    }
    assert answers == {name: status if name == "organiser" else 404 for name in people}


def test_an_organiser_elsewhere_finds_nothing_here(organiser: Client) -> None:
    assert organiser.get("/other-cohort/studio/plans/").status_code == 404
    assert organiser.post("/other-cohort/studio/plans/template/").status_code == 404
    assert TemplateVersion.objects.count() == 0


def test_nothing_begins_by_a_link(organiser: Client) -> None:
    assert [organiser.get(f"{STUDIO}{name}/").status_code for name in ("template", "begin")] == [405, 405]
