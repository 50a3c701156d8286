"""Questions asked of tenures."""

from typing import Any

from django.db import models


class TenureQuerySet(models.QuerySet[Any]):
    def current(self) -> "TenureQuerySet":
        return self.filter(ended_at=None)

    def of_cohort(self, cohort: Any) -> "TenureQuerySet":
        return self.filter(seat__pair__cohort=cohort)

    def seated_in(self, cohort: Any) -> "TenureQuerySet":
        """Everybody who sits in an active pair now, by city and seat, with both at hand."""
        now = self.current().of_cohort(cohort).filter(seat__pair__state="active")
        ordered = now.order_by("seat__pair__city__name", "seat__number")
        seated: TenureQuerySet = ordered.select_related("user", "seat__pair__city")
        return seated

    def in_pair(self, pair: Any) -> "TenureQuerySet":
        return self.filter(seat__pair=pair)
