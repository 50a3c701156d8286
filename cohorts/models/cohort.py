"""A training that runs again, and each of its editions."""

import contextlib
from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from accounts.models.zone import check_zone
from cohorts.enums import COHORT_MOVES, RESERVED, CohortState
from cohorts.querysets import CohortQuerySet
from cohorts.rules import is_member, is_organiser, may_create_cohort

slug_shape = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and single hyphens."))


def check_address(slug: str) -> None:
    """Raises ValidationError for an address that Trellis keeps for itself."""
    if slug in RESERVED:
        raise ValidationError(
            _("Trellis uses “%(slug)s” itself. Choose another address, perhaps with the year."),
            code="reserved",
            params={"slug": slug},
        )


@contextlib.contextmanager
def named_errors(field: str) -> Iterator[None]:
    """Says beside which field of a form an error belongs."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError({field: error}) from None


class Organisation(models.Model):
    """A body that runs or teaches a training."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    url = models.URLField(_("website"), blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Series(RulesModel):
    """A training that runs again, such as "Urban Digital Twins"."""

    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[slug_shape])
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what it is"), blank=True)

    class Meta:
        ordering: ClassVar = ["title"]
        verbose_name_plural = _("series")
        rules_permissions: ClassVar = {"add": may_create_cohort}

    def __str__(self) -> str:
        return self.title


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
