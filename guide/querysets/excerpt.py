"""Questions asked of excerpts."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cohorts.models import Role, Tenure


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

    def with_codes(self, codes: Iterable[str]) -> "ExcerptQuerySet":
        return self.filter(code__in=list(codes))

    def of_cohort(self, cohort: Any) -> "ExcerptQuerySet":
        return self.filter(section__plan__pair__cohort=cohort)

    def printable(self) -> "ExcerptQuerySet":
        return self.filter(state="approved")
