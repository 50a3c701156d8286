"""The figures of an edition are those that one can count again."""

import datetime as dt

from django.utils import timezone

from accounts.models import User
from actionplans.domain.remark import leave_remark, resolve_thread
from actionplans.domain.store import store_text
from actionplans.models import Plan, Section, SectionThread
from cohorts.models import Tenure
from desk.domain.public.outcomes import Outcomes, outcomes_of
from tests.conftest import Cast
from tests.factories.actionplans import PlanFactory
from tests.factories.cohorts import CityPairFactory


def ask(section: Section, by: User, at: dt.datetime | None = None) -> SectionThread:
    revision = section.revisions.get(number=1)
    return leave_remark(revision, start=0, end=7, text="Which streets?", audience="cohort", by=by, at=at)


def test_plans_count_once_they_are_handed_in(cast: Cast, plan: Plan) -> None:
    for state, no_twin in [("submitted", True), ("accepted", False), ("published", True), ("revising", True)]:
        pair = CityPairFactory(cohort=cast.cohort)
        PlanFactory(pair=pair, template=plan.template, state=state, no_twin=no_twin)
    gone = CityPairFactory(cohort=cast.cohort, state="withdrawn")
    PlanFactory(pair=gone, template=plan.template, state="accepted", no_twin=True)

    assert outcomes_of(cast.cohort) == Outcomes(plans=3, no_twin=2, questions=0, changed=0)


def test_questions_come_from_another_citys_seat(cast: Cast, challenge: Section) -> None:
    store_text(challenge, text="Streets are hot.\n", base=0, by=cast.author)
    challenge.refresh_from_db()
    Tenure.objects.filter(ended_at=None).update(started_at=timezone.now() - dt.timedelta(days=1))
    for person in (cast.author, cast.trainer, cast.organiser, cast.stranger, cast.former):
        ask(challenge, person)
    ask(challenge, cast.outsider, at=timezone.now() - dt.timedelta(days=2))
    assert outcomes_of(cast.cohort) == Outcomes(plans=0, no_twin=0, questions=0, changed=0)

    ask(challenge, cast.outsider)
    resolve_thread(ask(challenge, cast.outsider), outcome="changed", by=cast.author)
    resolve_thread(ask(challenge, cast.outsider), outcome="answered", by=cast.author)
    then = timezone.now() - dt.timedelta(days=350)
    ask(challenge, cast.former, at=then)

    assert outcomes_of(cast.cohort) == Outcomes(plans=0, no_twin=0, questions=4, changed=1)


def test_what_is_asked_of_a_city_that_left_counts_for_nothing(cast: Cast, challenge: Section) -> None:
    store_text(challenge, text="Streets are hot.\n", base=0, by=cast.author)
    challenge.refresh_from_db()
    ask(challenge, cast.outsider)
    assert outcomes_of(cast.cohort).questions == 1
    type(cast.ghent).objects.filter(pk=cast.ghent.pk).update(state="withdrawn")

    assert outcomes_of(cast.cohort).questions == 0
