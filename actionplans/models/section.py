"""A section of a plan."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from actionplans.enums import OPEN_TO_COHORT, SECTION_MOVES, SectionAudience, SectionState
from actionplans.models.definition import SectionDefinition
from actionplans.models.plan import Plan
from actionplans.querysets import SectionQuerySet
from actionplans.rules import (
    may_edit_section,
    may_meet_writers,
    may_remark_on_section,
    may_review_section,
    may_view_section,
)
from cohorts.models import CityPair, Cohort


class Section(RulesModel):
    """One section of one plan. `current` is its newest revision; none yet means an empty text, 0.

    `state` is what people say of its text, `said_of` the number of the revision that they had read.
    """

    ALLOWED_MOVES = SECTION_MOVES

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sections")
    definition = models.ForeignKey(SectionDefinition, on_delete=models.PROTECT, related_name="sections")
    code = models.CharField(max_length=60)
    audience = models.CharField(
        _("who reads it"), max_length=20, choices=SectionAudience, default=SectionAudience.PAIR
    )
    current = models.ForeignKey(
        "actionplans.Revision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    state = models.CharField(
        _("how far it is"), max_length=20, choices=SectionState, default=SectionState.DRAFT
    )
    said_of = models.PositiveIntegerField(_("said of revision"), null=True, blank=True)

    objects: ClassVar = SectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["definition__order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "code"], name="section_code_once"),
            models.CheckConstraint(
                condition=models.Q(state="draft", said_of=None)
                | models.Q(~models.Q(state="draft"), said_of__isnull=False),
                name="more_than_draft_is_said_of_a_revision",
            ),
        ]
        rules_permissions: ClassVar = {
            "view": may_view_section,
            "edit": may_edit_section,
            "meet": may_meet_writers,
            "remark": may_remark_on_section,
            "review": may_review_section,
        }

    def __str__(self) -> str:
        return f"{self.plan.pair}, {self.definition.title}"

    @property
    def pair(self) -> CityPair:
        return self.plan.pair

    @property
    def cohort(self) -> Cohort:
        return self.plan.pair.cohort

    @property
    def number(self) -> int:
        return self.current.number if self.current else 0

    @property
    def text(self) -> str:
        return self.current.text if self.current else ""

    @property
    def changed_since(self) -> bool:
        """Whether the text was stored anew after it was last said how far it is."""
        return self.said_of is not None and self.said_of != self.number

    @property
    def read_by(self) -> str:
        """Who reads it now, in words: a plan in review is read whole, whatever each section's audience."""
        if self.audience == SectionAudience.PAIR and self.plan.state in OPEN_TO_COHORT:
            return gettext("the cohort, while the plan is in review")
        return str(self.get_audience_display())

    def new_event(self, **fields: Any) -> models.Model:
        from actionplans.models.event import PlanEvent

        return PlanEvent(plan=self.plan, section=self, **fields)
