"""What Trellis hosts for everybody: trainings with their editions, and the guides that came of them."""

import dataclasses
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from cohorts.enums import CohortState
from cohorts.models import Cohort, Series
from desk.domain.own.standing import OVER
from guide.models import Edition
from programme.models import Release


@dataclasses.dataclass
class Training:
    """A series with the editions that the reader may see, those that go on before those that are over."""

    series: Series
    editions: list[Cohort]


def hosted_trainings(person: Any) -> list[Training]:
    """Every series with a visible edition; within it the newest running edition first.

    Each edition knows the number of its `cities`, and whether there is a programme and a guide to read.
    """
    trainings: dict[int, Training] = {}
    editions = Cohort.objects.visible_to(person).newest_first().select_related("series", "host_city")
    taking_part = Count("pairs", filter=~Q(pairs__state="withdrawn"), distinct=True)
    its = OuterRef("pk")
    for cohort in editions.annotate(
        cities=taking_part,
        has_programme=Exists(Release.objects.filter(cohort=its)),
        has_guide=Exists(Edition.objects.published().filter(cohort=its)),
    ):
        trainings.setdefault(cohort.series_id, Training(cohort.series, [])).editions.append(cohort)
    for training in trainings.values():
        training.editions.sort(key=lambda cohort: cohort.state in OVER)
    return sorted(trainings.values(), key=lambda training: training.series.title)


def featured_edition(trainings: list[Training]) -> Cohort | None:
    """The edition that the first page speaks of: one that goes on before one that is over, one with
    cities before one without, one with dates before one without, then the newest; never a draft."""
    public = [each for training in trainings for each in training.editions if each.state != CohortState.DRAFT]
    return max(public, key=_worth, default=None)


def open_call(trainings: list[Training]) -> Cohort | None:
    """The edition to which cities can apply now; of several the newest."""
    calls = [each for training in trainings for each in training.editions if each.state == CohortState.OPEN]
    return max(calls, key=_worth, default=None)


def _worth(edition: Any) -> tuple[bool, bool, bool, int, int]:
    return edition.state not in OVER, edition.cities > 0, edition.has_programme, edition.year, edition.pk


def edition_name(cohort: Cohort) -> str:
    """Title and year; the year once, where the title says it already."""
    year = str(cohort.year)
    return cohort.title if year in cohort.title else f"{cohort.title} {year}"


def published_guides(cohort: Cohort | None = None) -> list[Edition]:
    """The guides that stand at their permanent addresses, newest first; of one edition or of all."""
    guides = Edition.objects.published().exclude(cohort__state="draft").with_publication()
    if cohort:
        guides = guides.filter(cohort=cohort)
    return list(guides.order_by("-publication__published_at"))
