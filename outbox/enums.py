"""The states of a message."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    DRAFTED = "drafted", _("Drafted")
    QUEUED = "queued", _("Queued")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    SUPPRESSED = "suppressed", _("Suppressed")


MESSAGE_MOVES = {
    MessageState.DRAFTED: {MessageState.QUEUED, MessageState.SUPPRESSED},
    MessageState.QUEUED: {MessageState.SENT, MessageState.FAILED, MessageState.SUPPRESSED},
    MessageState.FAILED: {MessageState.QUEUED, MessageState.SUPPRESSED},
    MessageState.SUPPRESSED: {MessageState.DRAFTED},
}
