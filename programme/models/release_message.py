"""The message in which one person is told of a release."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from outbox.models import Message
from programme.models.mailing import Mailing
from programme.querysets import ReleaseMessageQuerySet


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
