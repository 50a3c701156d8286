"""One edition of a training."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from accounts.models.zone import check_zone
from cohorts.enums import COHORT_MOVES, CohortState
from cohorts.models.address import check_address, named_errors, slug_shape
from cohorts.models.organisation import Organisation
from cohorts.models.series import Series
from cohorts.querysets import CohortQuerySet
from cohorts.rules import is_member, is_organiser, may_create_cohort


class Cohort(RulesModel):
    """One edition of a series: the people, dates and texts of one training."""

    ALLOWED_MOVES = COHORT_MOVES

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="cohorts")
    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[slug_shape])
    title = models.CharField(_("title"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    state = models.CharField(max_length=20, choices=CohortState, default=CohortState.DRAFT)
    summary = models.TextField(_("in a few sentences"), blank=True)
    objectives = models.TextField(_("learning objectives"), blank=True, help_text=_("One a line."))
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="cohorts")
    host_city = models.ForeignKey(
        "cohorts.City", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Brussels")
    practical = models.TextField(
        _("practical information for everybody"), blank=True, help_text=_("Venue, arrival, access.")
    )
    practical_members = models.TextField(
        _("practical information for members alone"), blank=True, help_text=_("Meals, contacts, doors.")
    )
    is_demo = models.BooleanField(default=False)

    objects: ClassVar = CohortQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-year", "title"]
        rules_permissions: ClassVar = {
            "add": may_create_cohort,
            "change": is_organiser,
            "organise": is_organiser,
            "join": is_member,
        }

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        with named_errors("slug"):
            check_address(self.slug)
        with named_errors("time_zone"):
            if self.time_zone:
                check_zone(self.time_zone)

    def get_absolute_url(self) -> str:
        return reverse("desk:cohort", kwargs={"cohort": self.slug})

    @property
    def cohort(self) -> "Cohort":
        return self

    @property
    def objective_list(self) -> list[str]:
        return [line.strip() for line in self.objectives.splitlines() if line.strip()]

    def new_event(self, **fields: Any) -> models.Model:
        from cohorts.models.event import CohortEvent

        return CohortEvent(cohort=self, **fields)
