"""Questions asked of materials."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Prefetch
from django.utils import timezone

from programme.querysets.supply import is_due, is_released, organises, takes_part, teaches


class MaterialQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any, at: dt.datetime | None = None) -> "MaterialQuerySet":
        """All for organisers and the session's trainers; for members what is given out by now."""
        if not user.is_authenticated:
            return self.none()
        out = self.given_out(at).values("pk")
        members = takes_part(user) & models.Q(pk__in=out)
        return self.filter(models.Q(organises(user)) | teaches(user) | members)

    def supplied_by(self, user: Any) -> "MaterialQuerySet":
        return self.filter(models.Q(organises(user)) | teaches(user))

    def given_out(self, at: dt.datetime | None = None) -> "MaterialQuerySet":
        """Not taken away, its moment come, its session in a release."""
        shown = self.filter(state="shown").filter(is_due(at or timezone.now()))
        found: MaterialQuerySet = shown.filter(is_released())
        return found

    def of_session(self, session: Any) -> "MaterialQuerySet":
        return self.filter(session=session)

    def shown(self) -> "MaterialQuerySet":
        return self.filter(state="shown")

    def with_versions(self) -> "MaterialQuerySet":
        """With every version and who made it, the newest first."""
        versions = apps.get_model("programme", "MaterialVersion").objects.select_related("by")
        found = self.select_related("session__cohort")
        return found.prefetch_related(Prefetch("versions", versions.order_by("-number")))
