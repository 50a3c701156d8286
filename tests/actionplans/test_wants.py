"""The heat map narrowed to what plans want: the counts, and the rows of each."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from actionplans.domain.plan import open_for_review, submit_plan
from actionplans.domain.remark import leave_remark, resolve_thread
from actionplans.domain.status import ask_for_review
from actionplans.domain.store import store_text
from actionplans.models import Plan, Revision, Section
from tests.conftest import Cast
from tests.factories.actionplans import PlanFactory, SectionFactory

PLANS = "/udt-test/plans/"
Write = Callable[[Section, str, Any], Revision]


@pytest.fixture
def oslo(cast: Cast, plan: Plan) -> Plan:
    """A second plan, its one section shown to the cohort and empty."""
    made = PlanFactory(pair=cast.oslo, template=plan.template)
    definition = plan.template.definitions.get(code="challenge")
    SectionFactory(plan=made, definition=definition, audience="cohort")
    return made


def counts(client: Client, show: str = "") -> list[tuple[str, int]]:
    wants = client.get(PLANS, {"show": show}).context["wants"]
    return [(want["code"], want["count"]) for want in wants]


def cities(client: Client, show: str) -> list[str]:
    return [row.plan.pair.city.name for row in client.get(PLANS, {"show": show}).context["rows"]]


def test_each_want_is_counted_and_those_of_nobody_are_left_out(
    cast: Cast, challenge: Section, oslo: Plan, sign_in: Callable[..., Client], write: Write
) -> None:
    reader = sign_in(cast.organiser)
    assert counts(reader) == [("", 2), ("empty", 2)]
    revision = write(challenge, "Streets are hot.\n", cast.author)
    ask_for_review(Section.objects.get(pk=challenge.pk), of=1, by=cast.author)
    thread = leave_remark(revision, start=0, end=7, text="Which?", audience="cohort", by=cast.outsider)
    assert counts(reader) == [("", 2), ("review", 1), ("remarks", 1), ("empty", 1)]
    resolve_thread(thread, outcome="answered", by=cast.author)
    submit_plan(challenge.plan, by=cast.author)
    assert counts(reader) == [("", 2), ("submitted", 1), ("empty", 1)]


def test_the_rows_of_a_want_stand_alone_and_the_way_taken_is_marked(
    cast: Cast, challenge: Section, oslo: Plan, sign_in: Callable[..., Client], write: Write
) -> None:
    write(challenge, "Streets are hot.\n", cast.author)
    reader = sign_in(cast.organiser)
    assert [cities(reader, show) for show in ("", "empty", "quiet", "nonsense")] == [
        ["Ghent", "Oslo"], ["Oslo"], ["Ghent", "Oslo"], ["Ghent", "Oslo"],
    ]  # fmt: skip
    page = reader.get(PLANS, {"show": "empty"}).text
    assert re.findall(r'<a href="(\?[^"]*)" aria-current="true">([^<]*) <', page) == [
        ("?show=empty", "Not begun")
    ]


def test_three_weeks_without_a_change_are_quiet_while_a_plan_is_written(
    cast: Cast, challenge: Section, sign_in: Callable[..., Client]
) -> None:
    long_ago = timezone.now() - dt.timedelta(weeks=3, minutes=1)
    store_text(challenge, text="Hot.\n", base=0, by=cast.author, at=long_ago)
    reader = sign_in(cast.organiser)
    assert counts(reader) == [("", 1), ("quiet", 1)]
    open_for_review(challenge.plan, by=cast.author)
    assert counts(reader) == [("", 1), ("quiet", 1)]


def test_a_readers_own_plan_comes_first_and_says_so(
    cast: Cast, plan: Plan, oslo: Plan, sign_in: Callable[..., Client]
) -> None:
    peer, trainer = sign_in(cast.outsider), sign_in(cast.trainer)
    assert (cities(peer, ""), cities(trainer, "")) == (["Oslo", "Ghent"], ["Ghent", "Oslo"])
    said = '<span class="heat-own">yours</span>'
    assert [client.get(PLANS).text.count(said) for client in (peer, trainer)] == [1, 0]


def test_plans_that_are_closed_to_a_reader_are_named_below_and_want_nothing(
    cast: Cast, plan: Plan, oslo: Plan, sign_in: Callable[..., Client]
) -> None:
    plan.sections.update(audience="pair")
    page = sign_in(cast.trainer).get(PLANS)
    assert [row.plan.pair.city.name for row in page.context["rows"]] == ["Oslo"]
    assert [row.plan.pair.city.name for row in page.context["shut"]] == ["Ghent"]
    assert [(want["code"], want["count"]) for want in page.context["wants"]] == [("", 2), ("empty", 1)]
    assert page.text.count('<b>1 plan is its pair’s own for now:</b> <a href="/udt-test/plans/ghent/">') == 1
    narrowed = sign_in(cast.trainer).get(PLANS, {"show": "empty"})
    assert (cities(sign_in(cast.trainer), "empty"), narrowed.context["shut"]) == (["Oslo"], [])


def test_the_organisers_read_that_a_city_withdrew(
    cast: Cast, plan: Plan, sign_in: Callable[..., Client]
) -> None:
    organiser = sign_in(cast.organiser)
    before = organiser.get(PLANS).text.count("Withdrawn")
    cast.ghent.state = "withdrawn"
    cast.ghent.save(update_fields=["state"])
    assert (before, organiser.get(PLANS).text.count("Withdrawn")) == (0, 1)
