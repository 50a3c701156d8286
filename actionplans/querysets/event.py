"""Questions asked of what happened to plans."""

import datetime as dt
from typing import Any

from django.db import models


class PlanEventQuerySet(models.QuerySet[Any]):
    def moves_of(self, plan: Any, *, since: dt.datetime) -> "PlanEventQuerySet":
        """What changed its state in a plan after a moment, oldest first: the plan, a section, a thread."""
        moved = self.filter(plan=plan, at__gt=since).exclude(after="").exclude(verb="set audience")
        return moved.select_related("by").order_by("at", "pk")
