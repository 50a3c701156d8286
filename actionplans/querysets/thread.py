"""Questions asked of threads."""

from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q

from actionplans.querysets.standing import _role, _seat


class ThreadQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "ThreadQuerySet":
        """Those for this person, of sections that the person may see; tests hold it to `may_see_thread`."""
        sections = self.model._meta.get_field("section").related_model._default_manager
        return self.addressed_to(user).filter(section__in=sections.visible_to(user).values("pk"))

    def addressed_to(self, user: Any) -> "ThreadQuerySet":
        """The audience written on the button, whether or not the person may see the section."""
        if not user.is_authenticated:
            return self.none()
        own = _seat(user, seat__pair=OuterRef("section__plan__pair"))
        organiser = _role(user, "section__plan__pair__cohort", "organiser")
        seen = Q(author=user) | Q(organiser) | Q(audience="cohort") | (Q(audience="pair") & Q(own))
        return self.filter(seen)

    def open(self) -> "ThreadQuerySet":
        return self.exclude(state="resolved")

    def of_plan(self, plan: Any) -> "ThreadQuerySet":
        return self.filter(section__plan=plan)

    def of_plans(self, plans: Any) -> "ThreadQuerySet":
        return self.filter(section__plan__in=plans)

    def with_remarks(self) -> "ThreadQuerySet":
        """With what was said in each, as a plain list `said`, oldest first."""
        remark = self.model._meta.get_field("remarks").related_model
        said = Prefetch("remarks", remark._default_manager.select_related("author"), to_attr="said")
        whole = self.select_related("author", "resolved_by", "revision").prefetch_related(said)
        return whole.defer("revision__text")

    def behind(self) -> "ThreadQuerySet":
        """Those whose section has a newer revision than they were followed to; its number as `newest`."""
        newest = F("section__current__number")
        found = self.filter(Q(followed_to=None) | ~Q(followed_to=newest)).order_by("section", "pk")
        told: ThreadQuerySet = found.annotate(newest=newest).select_related("revision")
        return told.defer("revision__text")

    def anchored_as(self, thread: Any) -> "ThreadQuerySet":
        """This thread, if its anchor is still the one that was read."""
        return self.filter(pk=thread.pk, revision=thread.revision_id, start=thread.start, end=thread.end)
