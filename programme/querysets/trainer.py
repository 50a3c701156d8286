"""Questions asked of trainers."""

from typing import Any

from django.db import models


class SessionTrainerQuerySet(models.QuerySet[Any]):
    def with_people(self) -> "SessionTrainerQuerySet":
        return self.select_related("organisation", "user")

    def teaching(self, user: Any) -> "SessionTrainerQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()
