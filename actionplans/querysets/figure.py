"""Questions asked of figures."""

from typing import Any

from django.db import models
from django.db.models import Case, Value, When


class FigureQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "FigureQuerySet":
        """A figure is seen with its section."""
        sections = self.model._meta.get_field("section").related_model._default_manager
        return self.filter(section__in=sections.visible_to(user).values("pk"))

    def of_plan(self, plan: Any) -> "FigureQuerySet":
        return self.filter(section__plan=plan)

    def from_here_on(self, section: Any) -> "FigureQuerySet":
        """The section's own first, then those of the plan's others in their order, each with its title."""
        near = Case(When(section=section, then=Value(0)), default=Value(1))
        return self.order_by(near, "section__definition__order", "added_at").select_related(
            "section__definition"
        )
