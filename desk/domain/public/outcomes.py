"""What came of an edition, in figures that can be counted again."""

import dataclasses

from django.db.models import Count, Exists, OuterRef, Q

from actionplans.enums import PlanState
from actionplans.models import Plan, SectionThread
from cohorts.models import Cohort, Tenure
from remarks.enums import Outcome

HANDED_IN = (PlanState.SUBMITTED, PlanState.ACCEPTED, PlanState.PUBLISHED)


@dataclasses.dataclass(frozen=True)
class Outcomes:
    """Plans handed in, those that need no twin; questions from city to city, those that changed a plan."""

    plans: int
    no_twin: int
    questions: int
    changed: int


def outcomes_of(cohort: Cohort) -> Outcomes:
    """The figures of the cities that take part, counted now; a withdrawn city's plan counts for nothing.

    A question is a thread on one city's plan begun by who then sat in another city's seat.
    """
    plans = Plan.objects.of_cohort(cohort).filter(state__in=HANDED_IN).exclude(pair__state="withdrawn")
    elsewhere = Tenure.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=OuterRef("created_at")),
        user=OuterRef("author"),
        seat__pair__cohort=cohort,
        started_at__lte=OuterRef("created_at"),
    ).exclude(seat__pair=OuterRef("section__plan__pair"))
    asked = SectionThread.objects.filter(Exists(elsewhere), section__plan__pair__cohort=cohort)
    counted = plans.aggregate(plans=Count("pk"), no_twin=Count("pk", filter=Q(no_twin=True)))
    talked = asked.exclude(section__plan__pair__state="withdrawn").aggregate(
        questions=Count("pk"), changed=Count("pk", filter=Q(outcome=Outcome.CHANGED))
    )
    return Outcomes(**counted, **talked)
