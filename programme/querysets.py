"""Questions asked of sessions, slots and releases."""

from typing import Any

from django.db import models
from django.db.models import Q


class SessionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "SessionQuerySet":
        """The working programme: the organisers' whole, a trainer's own sessions."""
        if not user.is_authenticated:
            return self.none()
        organised = Q(
            cohort__roles__user=user, cohort__roles__kind="organiser", cohort__roles__ended_at=None
        )
        return self.filter(organised | Q(trainers__user=user)).distinct()

    def in_order(self) -> "SessionQuerySet":
        return self.order_by("order", "pk")


class SessionTrainerQuerySet(models.QuerySet[Any]):
    def teaching(self, user: Any) -> "SessionTrainerQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()


class ReleaseQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ReleaseQuerySet":
        """A release is public from the moment it is made, unless its cohort is a draft."""
        shown = ~Q(cohort__state="draft")
        if user.is_authenticated:
            shown |= Q(cohort__roles__user=user, cohort__roles__kind="organiser", cohort__roles__ended_at=None)
        return self.filter(shown).distinct()

    def newest_first(self) -> "ReleaseQuerySet":
        return self.order_by("-number")
