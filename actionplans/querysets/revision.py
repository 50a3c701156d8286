"""Questions asked of revisions."""

from typing import Any

from django.db import models


class RevisionQuerySet(models.QuerySet[Any]):
    def newest_first(self) -> "RevisionQuerySet":
        return self.order_by("-number")

    def between(self, first: int, last: int) -> "RevisionQuerySet":
        """Revisions after `first` up to `last`, oldest first."""
        return self.filter(number__gt=first, number__lte=last).order_by("number")
