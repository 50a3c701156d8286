"""A city pair's Action Plan."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from actionplans.enums import PLAN_MOVES, WRITING, PlanState
from actionplans.models.template import TemplateVersion
from actionplans.querysets import PlanQuerySet
from actionplans.rules import may_meet_writers, may_view_plan
from cohorts.models import CityPair, Cohort
from cohorts.rules import is_organiser, sits_in_pair


class Plan(RulesModel):
    """The living plan of one city pair, from its first sentence to its publication."""

    ALLOWED_MOVES = PLAN_MOVES

    pair = models.OneToOneField(CityPair, on_delete=models.PROTECT, related_name="plan")
    template = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(_("title"), max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=PlanState, default=PlanState.DRAFTING)
    no_twin = models.BooleanField(
        _("no twin needed"), default=False, help_text=_("A valid result: the plan says what to do instead.")
    )

    objects: ClassVar = PlanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pair__city__name"]
        rules_permissions: ClassVar = {
            "view": may_view_plan,
            "change": sits_in_pair,
            "meet": may_meet_writers,
            "move": sits_in_pair,
            "judge": is_organiser,
        }

    def __str__(self) -> str:
        return self.title or str(self.pair)

    @property
    def cohort(self) -> Cohort:
        return self.pair.cohort

    @property
    def is_open(self) -> bool:
        """Whether its pair writes now."""
        return self.state in WRITING

    def get_absolute_url(self) -> str:
        return reverse(
            "actionplans:plan", kwargs={"cohort": self.pair.cohort.slug, "city": self.pair.city.slug}
        )

    def new_event(self, **fields: Any) -> models.Model:
        from actionplans.models.event import PlanEvent

        return PlanEvent(plan=self, **fields)
