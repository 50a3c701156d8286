"""Questions asked of seats."""

from typing import Any

from django.db import models
from django.db.models import FilteredRelation, Q


class SeatQuerySet(models.QuerySet[Any]):
    def of_pairs(self, pairs: models.QuerySet[Any]) -> "SeatQuerySet":
        """The seats of these pairs, by number."""
        return self.filter(pair__in=pairs.order_by()).order_by("number")

    def profiles_held_by(self, user: Any, *, cohort: Any) -> list[str]:
        """The profiles, and with them the tracks, of a person's seats in a cohort now."""
        held = self.filter(tenures__user=user, tenures__ended_at=None, pair__cohort=cohort)
        held = held.exclude(pair__state="withdrawn").order_by("profile")
        return list(held.values_list("profile", flat=True).distinct())

    def with_holder(self) -> "SeatQuerySet":
        """With the tenure that goes on, as `holding`; the seat too that nobody holds."""
        now = FilteredRelation("tenures", condition=Q(tenures__ended_at=None))
        held: SeatQuerySet = self.annotate(holding=now)
        return held
