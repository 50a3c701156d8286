"""Questions asked of releases."""

from typing import Any

from django.db.models import Q

from programme.querysets.immutable import ImmutableQuerySet


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
