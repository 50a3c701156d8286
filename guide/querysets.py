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

    def with_consents(self) -> "ExcerptQuerySet":
        """With all that says who agreed and who is still asked."""
        return self.with_source().prefetch_related(
            "consents__seat", "consents__tenure__user", "section__plan__pair__seats__tenures__user"
        )

    def placeable(self) -> "ExcerptQuerySet":
        return self.exclude(state__in=["withdrawn", "declined"])

    def placed_in(self, edition: Any) -> "ExcerptQuerySet":
        return self.filter(placements__chapter__edition=edition).distinct()

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

    def of_cohort(self, cohort: Any) -> "EditionQuerySet":
        return self.filter(cohort=cohort)

    def public(self) -> "EditionQuerySet":
        return self.filter(state__in=PUBLIC_STATES)

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

    def newest_first(self) -> "BuildQuerySet":
        return self.order_by("-pk")


class PublicationQuerySet(models.QuerySet[Any]):
    def public(self) -> "PublicationQuerySet":
        """What anybody may read: published now, or superseded by a newer edition."""
        return self.filter(edition__state__in=PUBLIC_STATES)

    def of_cohort(self, cohort: Any) -> "PublicationQuerySet":
        return self.filter(edition__cohort=cohort)

    def newest_first(self) -> "PublicationQuerySet":
        return self.order_by("-published_at", "-pk")

    def with_files(self) -> "PublicationQuerySet":
        """With edition and artefacts, without the manifest, which is long."""
        return (
            self.select_related("edition__cohort", "build")
            .defer("build__manifest", "build__log")
            .prefetch_related("build__artefacts")
        )
