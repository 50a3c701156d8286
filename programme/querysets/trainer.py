"""Questions asked of trainers."""

from typing import Any

from django.db import models


class SessionTrainerQuerySet(models.QuerySet[Any]):
    def with_people(self) -> "SessionTrainerQuerySet":
        return self.select_related("organisation", "user")

    def teaching(self, user: Any) -> "SessionTrainerQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()

    def of_session(self, session: Any) -> "SessionTrainerQuerySet":
        return self.filter(session=session)

    def among(self, users: Any) -> "SessionTrainerQuerySet":
        """Those of them with an account of these, with it at hand."""
        return self.filter(user__in=users).select_related("user")
