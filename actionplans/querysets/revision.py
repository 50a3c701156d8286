"""Questions asked of revisions."""

from collections.abc import Iterable
from typing import Any

from django.db import models


class RevisionQuerySet(models.QuerySet[Any]):
    def newest_first(self) -> "RevisionQuerySet":
        return self.order_by("-number")

    def between(self, first: int, last: int) -> "RevisionQuerySet":
        """Revisions after `first` up to `last`, oldest first."""
        return self.filter(number__gt=first, number__lte=last).order_by("number")

    def text_at(self, number: int) -> str:
        """The text of revision `number` of one section; before the first, 0, it is empty."""
        return str(self.get(number=number).text) if number else ""

    def texts_at(self, numbers: Iterable[int]) -> dict[int, str]:
        """The texts of several revisions of one section by number, in one question."""
        return {0: ""} | dict(self.filter(number__in=set(numbers)).values_list("number", "text"))
