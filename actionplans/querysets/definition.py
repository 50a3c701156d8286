"""Questions asked of what a template defines."""

from typing import Any

from django.db import models
from django.db.models import F


class SectionDefinitionQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "SectionDefinitionQuerySet":
        """What the cohort's newest template version asks for."""
        newest = self.model._default_manager.filter(version__cohort=cohort).order_by("-version__number")
        return self.filter(version__in=newest.values("version")[:1])

    def in_order(self) -> "SectionDefinitionQuerySet":
        return self.order_by(F("order"))
