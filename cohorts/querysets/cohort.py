"""Questions asked of cohorts."""

from typing import Any

from django.db import models
from django.db.models import Q

from accounts.models import User

PUBLIC = ~Q(state="draft")


class CohortQuerySet(models.QuerySet[Any]):
    def public(self) -> "CohortQuerySet":
        return self.filter(PUBLIC)

    def visible_to(self, user: Any) -> "CohortQuerySet":
        """A draft is its organisers' alone; everything later is public."""
        shown = PUBLIC
        if user.is_authenticated:
            shown |= Q(pk__in=self.model._default_manager.organised_by(user).values("pk"))
        return self.filter(shown)

    def at_address(self, slug: str) -> Any:
        """The one at this address, or nothing."""
        try:
            return self.get(slug=slug)
        except self.model.DoesNotExist:
            return None

    def organised_by(self, user: User) -> "CohortQuerySet":
        return self.filter(roles__user=user, roles__kind="organiser", roles__ended_at=None)

    def newest_first(self) -> "CohortQuerySet":
        return self.order_by("-year", "title")
