"""Questions asked of city pairs."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch

from accounts.models import User
from cohorts.enums import Profile


class CityPairQuerySet(models.QuerySet[Any]):
    def active(self) -> "CityPairQuerySet":
        return self.filter(state="active")

    def taking_part(self) -> "CityPairQuerySet":
        return self.exclude(state="withdrawn")

    def seating(self, user: User) -> "CityPairQuerySet":
        """Pairs in which the person holds a seat now, or both."""
        return self.filter(seats__tenures__user=user, seats__tenures__ended_at=None).distinct()

    def seating_as(self, user: User, profile: Any) -> "CityPairQuerySet":
        """Pairs in which the person now holds a seat of this profile."""
        return self.filter(
            seats__profile=profile, seats__tenures__user=user, seats__tenures__ended_at=None
        ).distinct()

    def with_people(self) -> "CityPairQuerySet":
        """With the city, the seats, and everybody who ever sat there."""
        from django.apps import apps

        tenures = apps.get_model("cohorts", "Tenure").objects.select_related("user")
        return self.select_related("city").prefetch_related("seats", Prefetch("seats__tenures", tenures))

    def with_profiles_held(self) -> "CityPairQuerySet":
        """Whether anybody sits there now for each profile, as `has_policy` and `has_technical`."""
        from django.apps import apps

        now = apps.get_model("cohorts", "Tenure").objects.current().filter(seat__pair=OuterRef("pk"))
        held = {f"has_{profile}": Exists(now.filter(seat__profile=profile)) for profile in Profile}
        found: CityPairQuerySet = self.annotate(**held)
        return found

    def by_city(self) -> "CityPairQuerySet":
        return self.order_by("city__name")
