"""Questions asked of sessions."""

from typing import Any

from django.db import models
from django.db.models import Q


class SessionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "SessionQuerySet":
        """The working programme: the organisers' whole, a trainer's own sessions."""
        if not user.is_authenticated:
            return self.none()
        organised = Q(cohort__roles__user=user, cohort__roles__kind="organiser", cohort__roles__ended_at=None)
        return self.filter(organised | Q(trainers__user=user)).distinct()

    def in_order(self) -> "SessionQuerySet":
        return self.order_by("phase__order", "order", "pk")

    def with_parts(self) -> "SessionQuerySet":
        """Everything that a row of the working programme shows or a release copies."""
        return self.select_related("phase", "track", "slot", "cohort").prefetch_related(
            "outputs", "trainers__organisation"
        )

    def beyond_ideas(self) -> "SessionQuerySet":
        return self.exclude(state="idea")

    def at_version(self, session: Any, version: int) -> "SessionQuerySet":
        return self.filter(pk=session.pk, version=version)
