"""Questions asked of cohorts, pairs, seats, roles and invitations."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import User


def _now(at: dt.datetime | None) -> dt.datetime:
    return at or timezone.now()


class CohortQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "CohortQuerySet":
        """A draft is its organisers' alone; everything later is public."""
        shown = ~Q(state="draft")
        if user.is_authenticated:
            shown |= Q(pk__in=self.model._default_manager.organised_by(user).values("pk"))
        return self.filter(shown)

    def at_address(self, slug: str) -> Any:
        """The one at this address, or nothing."""
        return self.filter(slug=slug).first()

    def organised_by(self, user: User) -> "CohortQuerySet":
        return self.filter(roles__user=user, roles__kind="organiser", roles__ended_at=None)

    def joined_by(self, user: User) -> "CohortQuerySet":
        """Cohorts where the person holds a role or a seat now."""
        role = Q(roles__user=user, roles__ended_at=None)
        seat = Q(
            pairs__state="active",
            pairs__seats__tenures__user=user,
            pairs__seats__tenures__ended_at=None,
        )
        return self.filter(role | seat).distinct()

    def newest_first(self) -> "CohortQuerySet":
        return self.order_by("-year", "title")


class RoleQuerySet(models.QuerySet[Any]):
    def with_people(self) -> "RoleQuerySet":
        return self.select_related("user")

    def held_by(self, user: User) -> "RoleQuerySet":
        return self.filter(user=user, ended_at=None)

    def current(self) -> "RoleQuerySet":
        return self.filter(ended_at=None)

    def of_kind(self, kind: str) -> "RoleQuerySet":
        return self.filter(kind=kind)


class CityPairQuerySet(models.QuerySet[Any]):
    def active(self) -> "CityPairQuerySet":
        return self.filter(state="active")

    def taking_part(self) -> "CityPairQuerySet":
        return self.exclude(state="withdrawn")

    def seating(self, user: User) -> "CityPairQuerySet":
        """Pairs in which the person holds a seat now."""
        from django.apps import apps

        tenures = apps.get_model("cohorts", "Tenure").objects.filter(
            seat__pair=OuterRef("pk"), user=user, ended_at=None
        )
        return self.filter(Exists(tenures))

    def with_people(self) -> "CityPairQuerySet":
        return self.select_related("city").prefetch_related("seats__tenures__user")

    def by_city(self) -> "CityPairQuerySet":
        return self.order_by("city__name")


class TenureQuerySet(models.QuerySet[Any]):
    def current(self) -> "TenureQuerySet":
        return self.filter(ended_at=None)

    def of_cohort(self, cohort: Any) -> "TenureQuerySet":
        return self.filter(seat__pair__cohort=cohort)


class InvitationQuerySet(models.QuerySet[Any]):
    def of_secret(self, secret_hash: str) -> "InvitationQuerySet":
        return self.filter(secret_hash=secret_hash).with_purpose()

    def with_purpose(self) -> "InvitationQuerySet":
        return self.select_related("cohort", "seat__pair__city", "seat__pair__cohort", "accepted_by")

    def open(self, at: dt.datetime | None = None) -> "InvitationQuerySet":
        return self.filter(state="sent", expires_at__gt=_now(at))

    def overdue(self, at: dt.datetime | None = None) -> "InvitationQuerySet":
        return self.filter(state="sent", expires_at__lte=_now(at))
