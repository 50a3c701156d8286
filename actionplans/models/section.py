"""A section of a plan."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from actionplans.enums import SectionAudience
from actionplans.models.definition import SectionDefinition
from actionplans.models.plan import Plan
from actionplans.querysets import SectionQuerySet
from actionplans.rules import may_edit_section, may_meet_writers, may_remark_on_section, may_view_section
from cohorts.models import CityPair, Cohort


class Section(RulesModel):
    """One section of one plan. `current` is its newest revision; none yet means an empty text, 0."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sections")
    definition = models.ForeignKey(SectionDefinition, on_delete=models.PROTECT, related_name="sections")
    code = models.CharField(max_length=60)
    audience = models.CharField(
        _("who reads it"), max_length=20, choices=SectionAudience, default=SectionAudience.PAIR
    )
    current = models.ForeignKey(
        "actionplans.Revision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar = SectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["definition__order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "code"], name="section_code_once")]
        rules_permissions: ClassVar = {
            "view": may_view_section,
            "edit": may_edit_section,
            "meet": may_meet_writers,
            "remark": may_remark_on_section,
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
