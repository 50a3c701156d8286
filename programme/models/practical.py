"""What one must know to come to a phase in person."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from programme.models.phase import Phase
from programme.querysets import PracticalQuerySet

# Of each text: more is no help on the way.
MOST = 5000


class Practical(models.Model):
    """How to get to a phase that takes place somewhere, and what to know there.

    All of it is everybody's but `members`, which only people of the edition read.
    """

    phase = models.OneToOneField(Phase, on_delete=models.PROTECT, related_name="practical")
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    arrival = models.TextField(_("arrival"), max_length=MOST, blank=True)
    access = models.TextField(_("access"), max_length=MOST, blank=True)
    meals = models.TextField(_("meals"), max_length=MOST, blank=True)
    contacts = models.TextField(_("contacts"), max_length=MOST, blank=True)
    members = models.TextField(_("for members alone"), max_length=MOST, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)

    objects: ClassVar = PracticalQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.phase)

    @property
    def cohort(self) -> Cohort:
        return self.phase.cohort
