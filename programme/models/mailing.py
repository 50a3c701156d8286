"""What goes out to people about a release."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from outbox.models import Message
from programme.models.release import Release
from programme.querysets import MailingQuerySet, ReleaseMessageQuerySet


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


class ReleaseMessage(models.Model):
    """The message in which one person is told of a release; the outbox knows what became of it."""

    mailing = models.ForeignKey(Mailing, on_delete=models.PROTECT, related_name="messages")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="told")
    # The sessions that the person is expected at by this release: the next message says what differs.
    expected = models.JSONField(default=list)

    # There when asked for `with_files`, or for `newest_sent_in`.
    files: int
    release: int
    number: int

    objects: ClassVar = ReleaseMessageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["person__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mailing", "person"], name="one_message_of_a_release")
        ]

    def __str__(self) -> str:
        return f"{self.mailing}: {self.person}"
