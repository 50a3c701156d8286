"""Questions asked of trainers."""

from typing import Any

from django.db import models


class SessionTrainerQuerySet(models.QuerySet[Any]):
    def with_people(self) -> "SessionTrainerQuerySet":
        return self.select_related("organisation", "user")

    def teaching(self, user: Any) -> "SessionTrainerQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()

    def taught_in(self, cohort: Any) -> list[tuple[int, Any]]:
        """Who, of those with an account, teaches which session: pairs of their key and its UID."""
        named = self.filter(session__cohort=cohort, user__isnull=False).order_by()
        return list(named.values_list("user", "session__slot__uid"))

    def of_session(self, session: Any) -> "SessionTrainerQuerySet":
        return self.filter(session=session)

    def among(self, users: Any) -> "SessionTrainerQuerySet":
        """Those of them with an account of these, with it at hand."""
        return self.filter(user__in=users).select_related("user")
