"""Remarks on a section of a plan."""

from typing import Any, ClassVar

from django.db import models
from rules.contrib.models import RulesModelBase, RulesModelMixin

from actionplans.models.revision import Revision
from actionplans.models.section import Section
from actionplans.querysets import ThreadQuerySet
from actionplans.rules import may_attach, may_change_remark, may_reply, may_resolve_thread, may_see_thread
from cohorts.models import CityPair, Cohort
from remarks.models import Remark, Thread


class SectionThread(RulesModelMixin, Thread, metaclass=RulesModelBase):
    """A thread about a passage of a section, anchored on one of its revisions."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="threads")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="threads")
    # How far the passage has been followed, and prose.anchor's trail there; both can be made anew.
    followed_to = models.PositiveIntegerField(null=True, blank=True, editable=False)
    trail = models.JSONField(default=dict, blank=True, editable=False)
    # What was said in it, oldest first; there when it was asked for `with_remarks`.
    said: "list[SectionRemark]"

    objects: ClassVar = ThreadQuerySet.as_manager()

    class Meta(Thread.Meta):
        abstract = False
        rules_permissions: ClassVar = {
            "view": may_see_thread,
            "reply": may_reply,
            "resolve": may_resolve_thread,
            "attach": may_attach,
        }

    def __str__(self) -> str:
        return self.quote[:60]

    @property
    def pair(self) -> CityPair:
        return self.section.plan.pair

    @property
    def cohort(self) -> Cohort:
        return self.section.plan.pair.cohort

    def last_said(self) -> "SectionRemark":
        """The newest remark of the thread."""
        return self.remarks.all().reverse()[0]

    def new_event(self, **fields: Any) -> models.Model:
        from actionplans.models.event import PlanEvent

        return PlanEvent(plan=self.section.plan, thread=self, **fields)


class SectionRemark(RulesModelMixin, Remark, metaclass=RulesModelBase):
    """One thing said in a thread about a section."""

    thread = models.ForeignKey(SectionThread, on_delete=models.PROTECT, related_name="remarks")

    class Meta(Remark.Meta):
        abstract = False
        rules_permissions: ClassVar = {"change": may_change_remark}
