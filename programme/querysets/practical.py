"""Questions asked of practical information."""

from typing import Any

from django.db import models
from django.db.models import F


class PracticalQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "PracticalQuerySet":
        return self.filter(phase__cohort=cohort).select_related("phase")

    def claim(self, practical: Any, version: int) -> bool:
        """Raise this row's version, if it is still the one that was edited."""
        return bool(self.filter(pk=practical.pk, version=version).update(version=F("version") + 1))
