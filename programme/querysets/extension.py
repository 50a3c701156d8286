"""Questions asked of extensions."""

from typing import Any

from django.db import models


class ExtensionQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "ExtensionQuerySet":
        return self.filter(output__session__cohort=cohort)

    def for_pair(self, output: Any, pair: Any) -> "ExtensionQuerySet":
        return self.filter(output=output, pair=pair)

    def with_subject(self) -> "ExtensionQuerySet":
        return self.select_related("output__session__cohort", "pair__city")

    def with_people(self) -> "ExtensionQuerySet":
        return self.select_related("by")
