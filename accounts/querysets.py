"""Questions asked of work that is leased."""

import datetime as dt
from typing import Any

from django.db import models


class LeasedQuerySet(models.QuerySet[Any]):
    def waiting(self) -> "LeasedQuerySet":
        return self.filter(state="queued").order_by("pk")

    def lost(self, at: dt.datetime) -> "LeasedQuerySet":
        """Running, but nobody has renewed the lease: the worker died or hangs."""
        return self.filter(state="running", lease_until__lt=at)

    def held_by(self, row: Any, fence: int) -> "LeasedQuerySet":
        """The row, if the worker with this fence still has it."""
        return self.filter(pk=row.pk, state="running", fence=fence)
