"""What is to be told, once."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move, record
from accounts.models import User
from outbox.enums import MessageState
from outbox.models import Message


@transaction.atomic
def queue_message(
    *,
    address: str,
    subject: str,
    text: str,
    dedupe_key: str,
    recipient: User | None = None,
    blot: str = "",
    at: dt.datetime | None = None,
) -> Message:
    """Have a mail sent soon; the same key again is the same message, not another.

    `blot` is a secret that the text holds: it is taken out as soon as the mail has gone.
    """
    at = at or timezone.now()
    message, new = Message.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "address": address,
            "subject": one_line(subject),
            "text": text,
            "recipient": recipient,
            "blot": blot,
            "state": MessageState.QUEUED,
            "created_at": at,
        },
    )
    if new:
        record(message, verb="queued", by=None, at=at)
    return message


def one_line(subject: str) -> str:
    """A subject as a mail can have it."""
    return " ".join(subject.split())[:300]


def suppress_message(
    message: Message, *, note: str = "", by: User | None, at: dt.datetime | None = None
) -> None:
    """Say that a message is not to go out, and in `note` why; raises Refused when it has."""
    hidden = {"text": message.blotted_text(), "blot": ""}
    move(message, MessageState.SUPPRESSED, by=by, at=at, verb="suppressed", note=note, **hidden)


def retry_message(message: Message, *, by: User | None, at: dt.datetime | None = None) -> None:
    """Try a failed message again; raises Refused when it has not failed."""
    if message.state != MessageState.FAILED:
        raise Refused(_("It has not failed. Look at how it stands."))
    move(message, MessageState.QUEUED, by=by, at=at, verb="queued again", not_before=None)
