"""Questions asked of sections."""

from typing import Any

from django.db import models
from django.db.models import OuterRef, Q

from actionplans.enums import OPEN_TO_COHORT
from actionplans.querysets.standing import _role, _seat


class SectionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "SectionQuerySet":
        """The table of rights as one question; tests hold it equal to `may_view_section`."""
        if not user.is_authenticated:
            return self.none()
        own = _seat(user, seat__pair=OuterRef("plan__pair"))
        organiser = _role(user, "plan__pair__cohort", "organiser")
        member = _role(user, "plan__pair__cohort", "trainer", "observer") | _seat(
            user, seat__pair__cohort=OuterRef("plan__pair__cohort")
        )
        shown = (Q(plan__state__in=OPEN_TO_COHORT) | ~Q(audience="pair")) & ~Q(plan__pair__state="withdrawn")
        return self.filter(Q(own) | Q(organiser) | (Q(member) & shown))

    def in_order(self) -> "SectionQuerySet":
        return self.order_by("definition__order")

    def of_plan(self, plan: Any) -> "SectionQuerySet":
        return self.filter(plan=plan)

    def of_plans(self, plans: Any) -> "SectionQuerySet":
        return self.filter(plan__in=plans)

    def defined_by(self, definition: Any) -> "SectionQuerySet":
        """The same section as every city wrote it."""
        return self.filter(definition=definition).order_by("plan__pair__city__name")

    def with_figures(self) -> "SectionQuerySet":
        return self.prefetch_related("figures")

    def sizes(self) -> Any:
        """Plan, code and key of each, what is said of how far it is, and its newest revision in figures."""
        facts = ("state", "said_of", "current__number", "current__words", "current__stored_at")
        return self.order_by().values_list("plan", "code", "pk", *facts)

    def with_titles(self) -> "SectionQuerySet":
        """Enough to name each of them."""
        return self.select_related("definition")

    def with_text(self) -> "SectionQuerySet":
        return self.select_related("definition", "current__author", "plan__pair__city", "plan__pair__cohort")
