"""Questions asked of sessions, slots and releases."""

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


class OutputQuerySet(models.QuerySet[Any]):
    def with_session(self) -> "OutputQuerySet":
        return self.select_related("session__cohort")

    def owed(self) -> "OutputQuerySet":
        return self.filter(state="open")


class SessionTrainerQuerySet(models.QuerySet[Any]):
    def with_people(self) -> "SessionTrainerQuerySet":
        return self.select_related("organisation", "user")

    def teaching(self, user: Any) -> "SessionTrainerQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()


class ImmutableQuerySet(models.QuerySet[Any]):
    """Rows that are written once: no wholesale change or deletion either."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError(f"{self.model.__name__} is immutable")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise TypeError(f"{self.model.__name__} is immutable")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{self.model.__name__} is immutable")


class ReleasedSessionQuerySet(ImmutableQuerySet):
    def last_copies(self, cohort: Any) -> "ReleasedSessionQuerySet":
        """The newest copy of each session that was ever released in `cohort`."""
        newer = self.model._default_manager.filter(
            uid=models.OuterRef("uid"),
            release__cohort=cohort,
            release__number__gt=models.OuterRef("release__number"),
        )
        return self.filter(~models.Exists(newer), release__cohort=cohort)


class ReleaseQuerySet(ImmutableQuerySet):
    def visible_to(self, user: Any) -> "ReleaseQuerySet":
        """A release is public from the moment it is made, unless its cohort is a draft."""
        shown = ~Q(cohort__state="draft")
        if user.is_authenticated:
            shown |= Q(
                cohort__roles__user=user, cohort__roles__kind="organiser", cohort__roles__ended_at=None
            )
        return self.filter(shown).distinct()

    def of_cohort(self, cohort: Any) -> "ReleaseQuerySet":
        return self.filter(cohort=cohort)

    def newest_first(self) -> "ReleaseQuerySet":
        return self.order_by("-number")
