"""Questions asked of sessions."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from cohorts.models import Role


class SessionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "SessionQuerySet":
        """The working programme: the organisers' whole, a trainer's own sessions while the role is held."""
        if not user.is_authenticated:
            return self.none()
        held = Role.objects.held_by(user).filter(cohort=OuterRef("cohort"))
        teaches = Exists(held.of_kind("trainer")) & Q(trainers__user=user)
        return self.filter(Exists(held.of_kind("organiser")) | teaches).distinct()

    def of_edition(self, slug: str) -> "SessionQuerySet":
        return self.filter(cohort__slug=slug)

    def coded(self, code: str) -> Any:
        """The one of this code, or nothing."""
        return self.filter(code=code).first()

    def in_order(self) -> "SessionQuerySet":
        return self.order_by("phase__order", "order", "pk")

    def with_parts(self) -> "SessionQuerySet":
        """Everything that a row of the working programme shows or a release copies."""
        trainer = self.model._meta.get_field("trainers").related_model
        trainers = Prefetch("trainers", trainer._default_manager.with_people())
        output = self.model._meta.get_field("outputs").related_model
        outputs = Prefetch("outputs", output._default_manager.with_kept())
        return self.select_related("phase", "track", "slot", "cohort").prefetch_related(outputs, trainers)

    def with_open_poll(self) -> "SessionQuerySet":
        """With the number of the poll that is open for its date, as `open_poll`, or None."""
        polls = self.model._meta.get_field("polls").related_model._default_manager.open()
        asked = polls.filter(session=OuterRef("pk")).values("pk")[:1]
        told: SessionQuerySet = self.annotate(open_poll=Subquery(asked))
        return told

    def at_version(self, session: Any, version: int) -> "SessionQuerySet":
        return self.filter(pk=session.pk, version=version)
