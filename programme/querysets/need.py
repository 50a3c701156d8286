"""Questions asked of what sessions need first."""

from typing import Any

from django.db import models


class NeedQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "NeedQuerySet":
        return self.filter(session__cohort=cohort)
