"""What goes out to people about a release."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from programme.models.release import Release
from programme.querysets import MailingQuerySet


class Mailing(models.Model):
    """A release is told to people: with a message to each whom it concerns, and a note above them all."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="mailing")
    note = models.TextField(_("above every message"), blank=True)
    # Which wording of the note, so that nobody overwrites what they have not read.
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar = MailingQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.release)

    @property
    def cohort(self) -> Cohort:
        return self.release.cohort

    def new_event(self, **fields: Any) -> models.Model:
        from programme.models.event import ProgrammeEvent

        return ProgrammeEvent(cohort=self.cohort, release=self.release, **fields)
