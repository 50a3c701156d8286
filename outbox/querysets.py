"""Questions asked of the outbox."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models


class MessageQuerySet(models.QuerySet[Any]):
    def due(self) -> "MessageQuerySet":
        """Queued, and in nobody's hands."""
        return self.filter(state="queued", not_before=None).order_by("created_at", "pk")

    def abandoned(self, at: dt.datetime) -> "MessageQuerySet":
        """Claimed by a worker that never said how it went."""
        return self.filter(state="queued", not_before__lte=at)

    def to_retry(self, at: dt.datetime, tries: int) -> "MessageQuerySet":
        return self.filter(state="failed", not_before__lte=at, attempts__lt=tries)

    def drafted(self) -> "MessageQuerySet":
        return self.filter(state="drafted")

    def failed(self) -> "MessageQuerySet":
        return self.filter(state="failed")

    def of_keys(self, keys: Iterable[str]) -> "MessageQuerySet":
        return self.filter(dedupe_key__in=list(keys))
