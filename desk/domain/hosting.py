"""What Trellis hosts for everybody: trainings with their editions, and what came of each."""

import dataclasses
from typing import Any

from django.db.models import F

from actionplans.enums import PlanState
from actionplans.models import Plan
from cohorts.models import Cohort, Series
from desk.domain.ahead import released_now
from desk.domain.standing import OVER
from guide.models import Edition
from programme.enums import SessionKind
from programme.models import ReleasedSession

FINISHED = (PlanState.ACCEPTED, PlanState.PUBLISHED)


@dataclasses.dataclass
class Training:
    """A series with the editions that the reader may see, those that go on before those that are over."""

    series: Series
    editions: list[Cohort]


def hosted_trainings(person: Any) -> list[Training]:
    """Every series with a visible edition; within it the newest running edition first."""
    trainings: dict[int, Training] = {}
    for cohort in Cohort.objects.visible_to(person).newest_first().select_related("series"):
        trainings.setdefault(cohort.series_id, Training(cohort.series, [])).editions.append(cohort)
    for training in trainings.values():
        training.editions.sort(key=lambda cohort: cohort.state in OVER)
    return sorted(trainings.values(), key=lambda training: training.series.title)


def published_guides(cohort: Cohort | None = None) -> list[Edition]:
    """The guides that stand at their permanent addresses, newest first; of one edition or of all."""
    guides = Edition.objects.published().exclude(cohort__state="draft").select_related("cohort")
    if cohort:
        guides = guides.filter(cohort=cohort)
    return list(guides.annotate(published_at=F("publication__published_at")).order_by("-published_at"))


def milestones(cohort: Cohort) -> list[ReleasedSession]:
    """The dates that a passer-by looks for: what all do together, as last released."""
    return [s for s in released_now([cohort]) if s.kind == SessionKind.PLENARY and not s.cancelled]


def plan_counts(cohort: Cohort) -> dict[str, int]:
    """How many plans are finished, and how many of them say that no twin is needed."""
    finished = Plan.objects.of_cohort(cohort).filter(state__in=FINISHED)
    results = list(finished.values_list("no_twin", flat=True))
    return {"finished": len(results), "no_twin": sum(results)}
