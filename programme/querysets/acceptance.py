"""Questions asked of accepted warnings."""

from collections.abc import Collection
from typing import Any

from django.db import models


class AcceptanceQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "AcceptanceQuerySet":
        return self.filter(session__cohort=cohort)

    def of_cohorts(self, cohorts: Collection[int]) -> "AcceptanceQuerySet":
        return self.filter(session__cohort__in=cohorts)

    def of_session(self, session: Any) -> "AcceptanceQuerySet":
        return self.filter(session=session)

    def at_row(self, acceptance: Any) -> "AcceptanceQuerySet":
        return self.filter(pk=acceptance.pk)

    def with_people(self) -> "AcceptanceQuerySet":
        return self.select_related("session__cohort", "by")
