"""Questions asked of roles."""

from typing import Any

from django.db import models

from accounts.models import User


class RoleQuerySet(models.QuerySet[Any]):
    def with_people(self) -> "RoleQuerySet":
        return self.select_related("user")

    def held_by(self, user: User) -> "RoleQuerySet":
        return self.filter(user=user, ended_at=None)

    def current(self) -> "RoleQuerySet":
        return self.filter(ended_at=None)

    def of_kind(self, kind: str) -> "RoleQuerySet":
        return self.filter(kind=kind)
