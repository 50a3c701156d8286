"""Questions asked of releases."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

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

    def holding(self, code: str) -> "ReleaseQuerySet":
        """Those in which the session of this code stands."""
        return self.filter(sessions__code=code)

    def to_print(self) -> "ReleaseQuerySet":
        """The newest of each cohort, while nobody has asked for its booklet."""
        newer = self.model._default_manager.filter(cohort=OuterRef("cohort"), number__gt=OuterRef("number"))
        return self.filter(~Exists(newer), booklet=None)

    def with_mailing(self) -> "ReleaseQuerySet":
        """With what went out to people about each, where anything did."""
        found: ReleaseQuerySet = self.select_related("mailing")
        return found

    def newest_first(self) -> "ReleaseQuerySet":
        return self.order_by("-number")
