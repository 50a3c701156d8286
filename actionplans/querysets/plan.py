"""Questions asked of plans."""

from typing import Any

from django.db import models
from django.db.models import OuterRef, Q

from actionplans.querysets.standing import _role, _seat


class PlanQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "PlanQuerySet":
        """Members see the plans of their cohort; a withdrawn city's are the organisers' alone."""
        if not user.is_authenticated:
            return self.none()
        member = _role(user, "pair__cohort", "trainer", "observer") | _seat(
            user, seat__pair__cohort=OuterRef("pair__cohort")
        )
        organiser = _role(user, "pair__cohort", "organiser")
        return self.filter(Q(organiser) | (Q(member) & ~Q(pair__state="withdrawn")))

    def of_cohort(self, cohort: Any) -> "PlanQuerySet":
        return self.filter(pair__cohort=cohort)

    def with_pair(self) -> "PlanQuerySet":
        return self.select_related("pair__city", "pair__cohort")
