"""Questions asked of excerpts, editions and builds."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cohorts.models import Role, Tenure
from guide.enums import PUBLIC_STATES


class ExcerptQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ExcerptQuerySet":
        """Before it is printed an excerpt concerns its pair and the organisers alone."""
        if not user.is_authenticated:
            return self.none()
        organiser = Role.objects.filter(
            cohort=OuterRef("section__plan__pair__cohort"), user=user, ended_at=None, kind="organiser"
        )
        own = Tenure.objects.filter(
            user=user,
            ended_at=None,
            seat__pair__state="active",
            seat__pair=OuterRef("section__plan__pair"),
        )
        return self.filter(Q(Exists(organiser)) | Q(Exists(own)))

    def with_source(self) -> "ExcerptQuerySet":
        return self.select_related(
            "revision", "section__definition", "section__plan__pair__city", "section__plan__pair__cohort"
        )

    def of_cohort(self, cohort: Any) -> "ExcerptQuerySet":
        return self.filter(section__plan__pair__cohort=cohort)

    def printable(self) -> "ExcerptQuerySet":
        return self.filter(state="approved")


class EditionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "EditionQuerySet":
        """Published to all; in consultation to members; before that to organisers."""
        shown = Q(state__in=PUBLIC_STATES)
        if user.is_authenticated:
            role = Role.objects.filter(cohort=OuterRef("cohort"), user=user, ended_at=None)
            seat = Tenure.objects.filter(
                user=user,
                ended_at=None,
                seat__pair__state="active",
                seat__pair__cohort=OuterRef("cohort"),
            )
            shown |= Q(Exists(role.filter(kind="organiser")))
            shown |= Q(state__in=["consultation", "resolving"]) & (Q(Exists(role)) | Q(Exists(seat)))
        return self.filter(shown)

    def published(self) -> "EditionQuerySet":
        return self.filter(state="published")

    def newest_first(self) -> "EditionQuerySet":
        return self.order_by("-pk")


class BuildQuerySet(models.QuerySet[Any]):
    def waiting(self) -> "BuildQuerySet":
        return self.filter(state="queued").order_by("pk")

    def lost(self, at: dt.datetime | None = None) -> "BuildQuerySet":
        """Running, but nobody has renewed the lease: the worker died or hangs."""
        return self.filter(state="running", lease_until__lt=at or timezone.now())

    def unfinished(self) -> "BuildQuerySet":
        return self.filter(state__in=["queued", "running"])
