"""Questions asked of booklets."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef


class BookletQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "BookletQuerySet":
        return self.filter(release__cohort=cohort)

    def of_release(self, release: Any) -> "BookletQuerySet":
        return self.filter(release=release)

    def printed(self) -> "BookletQuerySet":
        """There is a file, even while its words are printed anew."""
        return self.exclude(file="")

    def settled(self) -> "BookletQuerySet":
        """Nobody prints them now or soon."""
        return self.filter(state__in=["done", "failed"])

    def of_newest_releases(self) -> "BookletQuerySet":
        releases = self.model._meta.get_field("release").related_model._default_manager
        newer = releases.filter(cohort=OuterRef("release__cohort"), number__gt=OuterRef("release__number"))
        return self.filter(~Exists(newer))

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
