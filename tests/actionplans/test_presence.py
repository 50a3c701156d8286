"""Who writes where is told to the pair and the organisers, and to nobody else."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from actionplans.models import Plan
from cohorts.models import CityPair, Tenure
from tests.conftest import Cast
from tests.factories.actionplans import PlanFactory, SectionDefinitionFactory, SectionFactory
from tests.factories.cohorts import RoleFactory, TenureFactory

GHENT = "/udt-test/plans/ghent/"
BEAT = f"{GHENT}challenge/presence/"
SignIn = Callable[..., Client]


@pytest.fixture
def partner_writes(cast: Cast, plan: Plan, sign_in: SignIn) -> None:
    assert sign_in(cast.partner).post(BEAT).json() == {"said": ""}


@pytest.mark.usefixtures("partner_writes")
def test_the_other_official_is_named_here_and_elsewhere(cast: Cast, sign_in: SignIn) -> None:
    author = sign_in(cast.author)
    assert author.get(BEAT).json() == {"said": "Partner is writing here."}
    assert author.post(f"{GHENT}data/presence/").json() == {"said": "Partner is writing in Challenge."}
    assert author.get(f"{GHENT}challenge/edit/").context["writing_now"] == "Partner is writing here."


@pytest.mark.usefixtures("partner_writes")
def test_who_goes_on_to_another_section_is_shown_there_alone(cast: Cast, sign_in: SignIn) -> None:
    partner, author = sign_in(cast.partner), sign_in(cast.author)
    partner.post(f"{GHENT}data/presence/")
    assert author.get(BEAT).json() == {"said": "Partner is writing in Data."}
    partner.post(BEAT)
    assert author.get(BEAT).json() == {"said": "Partner is writing here."}


@pytest.mark.usefixtures("partner_writes")
@pytest.mark.parametrize("name", ["author", "organiser"])
def test_the_plan_page_says_it_to_whom_it_concerns(cast: Cast, sign_in: SignIn, name: str) -> None:
    client = sign_in(getattr(cast, name))
    assert client.get(GHENT).context["writing_now"] == "Partner is writing in Challenge."
    assert client.get(f"{GHENT}presence/").context["writing_now"] == "Partner is writing in Challenge."


@pytest.mark.usefixtures("partner_writes")
@pytest.mark.parametrize("name", ["outsider", "trainer", "observer"])
def test_others_learn_nothing(cast: Cast, sign_in: SignIn, name: str) -> None:
    client = sign_in(getattr(cast, name))
    assert client.get(BEAT).status_code == 403
    assert client.get(f"{GHENT}presence/").status_code == 403
    assert client.get(GHENT).text.count("is writing") == 0


@pytest.mark.usefixtures("partner_writes")
def test_whose_seat_has_ended_is_not_shown(cast: Cast, sign_in: SignIn) -> None:
    ended = Tenure.objects.get(user=cast.partner)
    Tenure.objects.filter(pk=ended.pk).update(ended_at=ended.started_at)
    assert sign_in(cast.author).get(BEAT).json() == {"said": ""}


@pytest.mark.usefixtures("partner_writes")
def test_who_has_moved_to_another_citys_seat_is_not_shown(cast: Cast, sign_in: SignIn) -> None:
    ended = Tenure.objects.get(user=cast.partner)
    Tenure.objects.filter(pk=ended.pk).update(ended_at=ended.started_at)
    TenureFactory(seat=cast.oslo.seats.get(number=2), user=cast.partner)
    assert sign_in(cast.author).get(BEAT).json() == {"said": ""}


def test_what_somebody_writes_in_another_cohort_is_not_told_here(
    cast: Cast, plan: Plan, sign_in: SignIn
) -> None:
    turin = CityPair.objects.get(city__slug="turin")
    TenureFactory(seat=turin.seats.get(number=2), user=cast.partner)
    RoleFactory(cohort=turin.cohort, user=cast.organiser, kind="organiser")
    theirs = PlanFactory(pair=turin)
    SectionFactory(plan=theirs, definition=SectionDefinitionFactory(version=theirs.template, code="there"))
    there = "/other-cohort/plans/turin/there/presence/"
    assert sign_in(cast.partner).post(there).json() == {"said": ""}
    organiser = sign_in(cast.organiser)
    assert organiser.get(there).json() == {"said": "Partner is writing here."}
    assert organiser.get(BEAT).json() == {"said": ""}
    assert sign_in(cast.author).get(there).status_code == 404


@pytest.mark.parametrize(
    ("seconds", "said"), [(15, "Partner is writing here."), (39, "Partner is writing here."), (41, "")]
)
def test_who_says_nothing_more_is_forgotten(
    cast: Cast, plan: Plan, sign_in: SignIn, seconds: int, said: str
) -> None:
    partner, author = sign_in(cast.partner), sign_in(cast.author)
    now = dt.datetime.now(dt.UTC)
    with time_machine.travel(now, tick=False):
        partner.post(BEAT)
    with time_machine.travel(now + dt.timedelta(seconds=seconds), tick=False):
        assert author.get(BEAT).json() == {"said": said}


def test_nobody_writes_in_a_closed_plan(cast: Cast, plan: Plan, sign_in: SignIn) -> None:
    Plan.objects.filter(pk=plan.pk).update(state="submitted")
    headers = {"Accept": "application/json"}
    people = (cast.author, cast.organiser, cast.outsider)
    answers = [sign_in(person).post(BEAT, headers=headers).status_code for person in people]
    assert answers == [409, 403, 403]
    assert sign_in(cast.partner).get(BEAT).json() == {"said": ""}
    assert sign_in(cast.author).get(GHENT).context.get("meets_writers") is None
