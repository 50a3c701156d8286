"""Questions asked of builds."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils import timezone


class BuildQuerySet(models.QuerySet[Any]):
    def waiting(self) -> "BuildQuerySet":
        return self.filter(state="queued").order_by("pk")

    def lost(self, at: dt.datetime | None = None) -> "BuildQuerySet":
        """Running, but nobody has renewed the lease: the worker died or hangs."""
        return self.filter(state="running", lease_until__lt=at or timezone.now())

    def unfinished(self) -> "BuildQuerySet":
        return self.filter(state__in=["queued", "running"])

    def newest_first(self) -> "BuildQuerySet":
        return self.order_by("-pk")
