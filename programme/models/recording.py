"""Where a session can be watched again."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models import Cohort
from cohorts.rules import is_organiser
from programme.enums import RecordingAudience
from programme.models.session import Session
from programme.querysets import RecordingQuerySet
from programme.rules import may_watch


class Recording(RulesModel):
    """The recording of a session that was held: its address, who may watch it, and who agreed to that.

    Without words on who was asked, and the day, it is the organisers' alone.
    """

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="recorded")
    link = models.URLField(_("link"), max_length=500)
    audience = models.CharField(
        _("who may watch it"),
        max_length=20,
        choices=RecordingAudience,
        default=RecordingAudience.MEMBERS,
    )
    consent = models.TextField(_("who was asked, and agreed"), max_length=1000, blank=True)
    agreed_on = models.DateField(_("on which day"), null=True, blank=True)

    objects: ClassVar = RecordingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(consent="", agreed_on=None)
                | models.Q(consent__gt="", agreed_on__isnull=False),
                name="recording_agreed_on_a_day",
            )
        ]
        rules_permissions: ClassVar = {"view": may_watch, "change": is_organiser}

    def __str__(self) -> str:
        return f"{self.session}: {self.get_audience_display()}"

    @property
    def cohort(self) -> Cohort:
        return self.session.cohort
