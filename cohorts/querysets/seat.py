"""Questions asked of seats."""

from typing import Any

from django.db import models
from django.db.models import FilteredRelation, Q


class SeatQuerySet(models.QuerySet[Any]):
    def of_pairs(self, pairs: models.QuerySet[Any]) -> "SeatQuerySet":
        """The seats of these pairs, by number."""
        return self.filter(pair__in=pairs.order_by()).order_by("number")

    def with_holder(self) -> "SeatQuerySet":
        """With the tenure that goes on, as `holding`; the seat too that nobody holds."""
        now = FilteredRelation("tenures", condition=Q(tenures__ended_at=None))
        held: SeatQuerySet = self.annotate(holding=now)
        return held
