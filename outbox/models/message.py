"""One mail to one address."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outbox.enums import MESSAGE_MOVES, MessageState
from outbox.querysets import MessageQuerySet


class Message(models.Model):
    """One mail to one address, composed by its floor; the dedupe key makes it happen once."""

    ALLOWED_MOVES = MESSAGE_MOVES

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="messages"
    )
    address = models.EmailField(_("to"), max_length=254)
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    dedupe_key = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=20, choices=MessageState, default=MessageState.DRAFTED)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)
    # Set while a worker has it in hand, and after a failure: nobody else touches it before then.
    not_before = models.DateTimeField(null=True, blank=True)
    # While it is a draft: which wording of it, so that nobody overwrites what they have not read.
    version = models.PositiveIntegerField(default=1, editable=False)
    # A secret in the text, taken out once the mail has gone.
    blot = models.CharField(max_length=200, blank=True)

    objects: ClassVar = MessageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.subject} > {self.address}"

    def blotted_text(self) -> str:
        """The text without its secret."""
        return self.text.replace(self.blot, "…") if self.blot else self.text

    def new_event(self, **fields: Any) -> models.Model:
        from outbox.models.event import MessageEvent

        return MessageEvent(message=self, **fields)
