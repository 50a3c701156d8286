"""Questions asked of invitations."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone


def _now(at: dt.datetime | None) -> dt.datetime:
    return at or timezone.now()


class InvitationQuerySet(models.QuerySet[Any]):
    def of_secret(self, secret_hash: str) -> "InvitationQuerySet":
        return self.filter(secret_hash=secret_hash).with_purpose()

    def with_purpose(self) -> "InvitationQuerySet":
        return self.select_related("cohort", "seat__pair__city", "seat__pair__cohort", "accepted_by")

    def open(self, at: dt.datetime | None = None) -> "InvitationQuerySet":
        return self.filter(state="sent", expires_at__gt=_now(at))

    def unanswered(self) -> "InvitationQuerySet":
        """Sent and not answered, expired or not; unless a newer letter, or who sits there, made it idle."""
        newer = self.model._default_manager.filter(cohort=OuterRef("cohort"), pk__gt=OuterRef("pk"))
        same = Q(seat__isnull=False, seat=OuterRef("seat")) | Q(
            email=OuterRef("email"), role=OuterRef("role")
        )
        held = apps.get_model("cohorts", "Tenure").objects.filter(seat=OuterRef("seat"), ended_at=None)
        found: InvitationQuerySet = self.filter(
            ~Exists(newer.filter(same)), ~Exists(held), state__in=("sent", "expired")
        )
        return found

    def overdue(self, at: dt.datetime | None = None) -> "InvitationQuerySet":
        return self.filter(state="sent", expires_at__lte=_now(at))
