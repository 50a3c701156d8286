"""Questions asked of tenures."""

from typing import Any

from django.db import models


class TenureQuerySet(models.QuerySet[Any]):
    def current(self) -> "TenureQuerySet":
        return self.filter(ended_at=None)

    def of_cohort(self, cohort: Any) -> "TenureQuerySet":
        return self.filter(seat__pair__cohort=cohort)

    def in_pair(self, pair: Any) -> "TenureQuerySet":
        return self.filter(seat__pair=pair)
