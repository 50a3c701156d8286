"""Questions asked of revisions."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery


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

    def known_to(self, reader: Any, since: dt.datetime, sections: Iterable[Any]) -> dict[int, Any]:
        """By section, the newest revision that was there at a moment, or that the reader wrote later."""
        seen = self.filter(Q(stored_at__lte=since) | Q(author=reader), section=OuterRef("pk"))
        model = self.model._meta.get_field("section").related_model
        asked = model._default_manager.filter(pk__in=[section.pk for section in sections])
        newest = asked.order_by().annotate(known=Subquery(seen.order_by("-number").values("pk")[:1]))
        return {found.section_id: found for found in self.filter(pk__in=newest.values("known"))}
