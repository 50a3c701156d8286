"""Questions asked of editions."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cohorts.models import Role, Tenure
from guide.enums import PUBLIC_STATES


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

    def with_publication(self) -> "EditionQuerySet":
        """With the build that was published, but for its manifest, which is long."""
        return self.select_related("cohort__series", "publication__build").defer(
            "publication__build__manifest", "publication__build__log"
        )

    def newest_first(self) -> "EditionQuerySet":
        return self.order_by("-pk")
