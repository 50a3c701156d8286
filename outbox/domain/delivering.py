"""How a queued message leaves, by one worker and not by two."""

import datetime as dt
import logging
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db.models import F

from accounts.domain.clock import shared_now
from accounts.domain.letter import dress
from accounts.domain.moves import Refused, move
from outbox.domain.attaching import as_part
from outbox.enums import MessageState
from outbox.models import Message

CLAIM = dt.timedelta(minutes=5)
TRIES = 3
log = logging.getLogger(__name__)


def deliver_due(at: dt.datetime | None = None, limit: int = 100) -> int:
    """Send what is queued, the oldest first; how many went.

    A worker that claims a message and dies leaves it failed, openly, rather than sent twice;
    a mail server's error is tried again, three times in all.
    """
    at = at or shared_now()
    _fail_abandoned(at)
    for message in Message.objects.to_retry(at, TRIES):
        _move(message, MessageState.QUEUED, at, not_before=None)
    due = list(Message.objects.due()[:limit])
    return sum(_deliver(message, at) for message in due if _claim(message, at))


def _claim(message: Message, at: dt.datetime) -> bool:
    """Compare-and-set: true for the one worker that may send it."""
    waiting = Message.objects.due().filter(pk=message.pk)
    return bool(waiting.update(not_before=at + CLAIM, attempts=F("attempts") + 1))


def _deliver(message: Message, at: dt.datetime) -> bool:
    message.refresh_from_db()
    try:
        mail = EmailMultiAlternatives(message.subject, message.text, to=[message.address])
        dress(mail)
        for attachment in message.attachments.all():
            mail.attach(as_part(attachment))
        mail.send()
    except (SMTPException, OSError, ValueError) as error:
        log.warning("message %s not sent: %s", message.pk, type(error).__name__)
        problem = f"{type(error).__name__}: {error}"[:500]
        _move(message, MessageState.FAILED, at, problem=problem, not_before=at + CLAIM * message.attempts)
        return False
    _move(message, MessageState.SENT, at, text=message.blotted_text(), blot="", problem="", sent_at=at)
    return True


def _fail_abandoned(at: dt.datetime) -> None:
    problem = "The worker stopped while it was sending; the mail may have gone."
    for message in Message.objects.abandoned(at):
        _move(message, MessageState.FAILED, at, problem=problem, attempts=TRIES)


def _move(message: Message, to: MessageState, at: dt.datetime, **changes: Any) -> None:
    try:
        move(message, to, by=None, at=at, verb=str(to), **changes)
    except Refused:
        log.info("message %s is in another worker's hands", message.pk)
