"""Questions asked of booklets."""

import datetime as dt
from typing import Any

from django.db import models


class BookletQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "BookletQuerySet":
        return self.filter(release__cohort=cohort)

    def of_release(self, release: Any) -> "BookletQuerySet":
        return self.filter(release=release)

    def done(self) -> "BookletQuerySet":
        return self.filter(state="done")

    def newest_first(self) -> "BookletQuerySet":
        return self.select_related("release").order_by("-release__number")

    def waiting(self) -> "BookletQuerySet":
        return self.filter(state="queued").order_by("pk")

    def lost(self, at: dt.datetime) -> "BookletQuerySet":
        """Being printed, but nobody has renewed the lease: the worker died or hangs."""
        return self.filter(state="running", lease_until__lt=at)

    def held_by(self, booklet: Any, fence: int) -> "BookletQuerySet":
        """The row, if the worker with this fence still has it."""
        return self.filter(pk=booklet.pk, state="running", fence=fence)
