"""Questions asked of roles."""

from typing import Any

from django.db import models
from django.db.models import Case, Value, When

from accounts.models import User


class RoleQuerySet(models.QuerySet[Any]):
    def with_people(self) -> "RoleQuerySet":
        return self.select_related("user")

    def by_kind(self) -> "RoleQuerySet":
        """Organisers, then trainers, then observers, each by name."""
        kinds = ("organiser", "trainer", "observer")
        rank = Case(*(When(kind=kind, then=Value(at)) for at, kind in enumerate(kinds)), default=Value(9))
        return self.order_by(rank, "user__name")

    def held_by(self, user: User) -> "RoleQuerySet":
        return self.filter(user=user, ended_at=None)

    def current(self) -> "RoleQuerySet":
        return self.filter(ended_at=None)

    def of_kind(self, kind: str) -> "RoleQuerySet":
        return self.filter(kind=kind)
