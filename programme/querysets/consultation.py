"""Questions asked of remarks on releases."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Count, OuterRef, Prefetch, Subquery


class ReleaseThreadQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "ReleaseThreadQuerySet":
        return self.filter(session__release__cohort=cohort)

    def of_release(self, release: Any) -> "ReleaseThreadQuerySet":
        return self.filter(session__release=release)

    def told_by(self, release: Any) -> "ReleaseThreadQuerySet":
        return self.filter(told_in=release)

    def waiting(self) -> "ReleaseThreadQuerySet":
        return self.exclude(state="resolved")

    def to_tell(self) -> "ReleaseThreadQuerySet":
        """Decided, and no release has said so yet."""
        return self.filter(state="resolved", told_in=None)

    def count_for(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """`rows` of something in a cohort, each with how many of these there are: nothing is asked besides.

        They come as `remarks_number`, with `remarks_since` and `remarks_release`, of the oldest.
        """
        there = self.filter(session__release__cohort=OuterRef("cohort")).order_by("created_at", "pk")
        counted = there.order_by().values("session__release__cohort").annotate(number=Count("pk"))
        told: models.QuerySet[Any] = rows.annotate(
            remarks_number=Subquery(counted.values("number")),
            remarks_since=Subquery(there.values("created_at")[:1]),
            remarks_release=Subquery(there.values("session__release__number")[:1]),
        )
        return told

    def told_by_message(self) -> "ReleaseThreadQuerySet":
        """Told by a release that wrote to people; oldest first."""
        told = self.filter(told_in__mailing__isnull=False).order_by("pk")
        found: ReleaseThreadQuerySet = told.select_related("told_in", "session__release")
        return found

    def with_remarks(self) -> "ReleaseThreadQuerySet":
        """With what was said in each, as a plain list `said`, and the author's city, if it is a city's."""
        remark = self.model._meta.get_field("remarks").related_model
        said = Prefetch("remarks", remark._default_manager.select_related("author"), to_attr="said")
        whole = self.select_related("author", "resolved_by", "told_in", "session__release__cohort")
        told: ReleaseThreadQuerySet = whole.annotate(city=Subquery(_city_of_author())).prefetch_related(said)
        return told


def _city_of_author() -> Any:
    """Where the author sat last in this cohort: a pair's remark is read as its city's."""
    tenures = apps.get_model("cohorts", "Tenure").objects
    there = tenures.filter(user=OuterRef("author"), seat__pair__cohort=OuterRef("session__release__cohort"))
    return there.order_by("-started_at").values("seat__pair__city__name")[:1]
