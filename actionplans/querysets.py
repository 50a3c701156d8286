"""Questions asked of plans, sections, revisions and remarks."""

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from actionplans.enums import OPEN_TO_COHORT
from cohorts.models import Role, Tenure


def _role(user: Any, path: str, *kinds: str) -> Exists:
    return Exists(Role.objects.filter(cohort=OuterRef(path), user=user, ended_at=None, kind__in=kinds))


def _seat(user: Any, **where: Any) -> Exists:
    return Exists(Tenure.objects.filter(user=user, ended_at=None, seat__pair__state="active", **where))


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

    def with_text(self) -> "SectionQuerySet":
        return self.select_related("definition", "current__author", "plan__pair__city", "plan__pair__cohort")


class RevisionQuerySet(models.QuerySet[Any]):
    def newest_first(self) -> "RevisionQuerySet":
        return self.order_by("-number")

    def between(self, first: int, last: int) -> "RevisionQuerySet":
        """Revisions after `first` up to `last`, oldest first."""
        return self.filter(number__gt=first, number__lte=last).order_by("number")


class ThreadQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ThreadQuerySet":
        """The audience written on the button; tests hold it equal to `may_see_thread`."""
        if not user.is_authenticated:
            return self.none()
        sections = self.model._meta.get_field("section").related_model._default_manager
        own = _seat(user, seat__pair=OuterRef("section__plan__pair"))
        organiser = _role(user, "section__plan__pair__cohort", "organiser")
        seen = Q(author=user) | Q(organiser) | Q(audience="cohort") | (Q(audience="pair") & Q(own))
        return self.filter(seen, section__in=sections.visible_to(user).values("pk"))

    def open(self) -> "ThreadQuerySet":
        return self.exclude(state="resolved")

    def of_plan(self, plan: Any) -> "ThreadQuerySet":
        return self.filter(section__plan=plan)

    def of_plans(self, plans: Any) -> "ThreadQuerySet":
        return self.filter(section__plan__in=plans)

    def with_remarks(self) -> "ThreadQuerySet":
        return self.select_related("author", "resolved_by", "revision").prefetch_related("remarks__author")


class SideDraftQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> "SideDraftQuerySet":
        return self.filter(author=user).order_by("-stored_at")

    def in_section(self, section: Any) -> "SideDraftQuerySet":
        return self.filter(section=section)

    def waiting(self) -> "SideDraftQuerySet":
        """Those that their author has not put away; put away ones stay in the history."""
        return self.filter(put_away_at=None)


class SectionDefinitionQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "SectionDefinitionQuerySet":
        """What the cohort's newest template version asks for."""
        newest = self.model._default_manager.filter(version__cohort=cohort).order_by("-version__number")
        return self.filter(version__in=newest.values("version")[:1])

    def in_order(self) -> "SectionDefinitionQuerySet":
        return self.order_by(F("order"))
