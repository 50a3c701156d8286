"""What is to be told once somebody has read it: drafts, edited and sent by hand."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move, record
from accounts.models import User
from outbox.enums import MessageState
from outbox.models import Attachment, Message, MessageEvent


@dataclasses.dataclass(frozen=True)
class Draft:
    """A message to be looked at: to whom, what, and the files that go with it (name, type, text)."""

    recipient: User
    subject: str
    text: str
    dedupe_key: str
    files: tuple[tuple[str, str, str], ...] = ()


@transaction.atomic
def draft_messages(drafts: Iterable[Draft], *, by: User, at: dt.datetime) -> list[Message]:
    """The drafts as messages, in their order; as many questions for two as for two hundred.

    The dedupe key makes each happen once: a second set with the same keys breaks the transaction.
    """
    drafts = list(drafts)
    messages = Message.objects.bulk_create([_message(draft, at) for draft in drafts])
    written = [
        MessageEvent(message=message, verb="drafted", by=by, at=at, after=MessageState.DRAFTED)
        for message in messages
    ]
    MessageEvent.objects.bulk_create(written)
    files = [
        Attachment(message=message, name=name, content_type=kind, text=text)
        for message, draft in zip(messages, drafts, strict=True)
        for name, kind, text in draft.files
    ]
    Attachment.objects.bulk_create(files, batch_size=500)
    return list(messages)


@transaction.atomic
def edit_draft(
    message: Message, *, subject: str, text: str, version: int, by: User, at: dt.datetime | None = None
) -> None:
    """Give a draft other words. Raises Refused once it is no draft, or was edited since `version`."""
    unread = Message.objects.drafted().filter(pk=message.pk, version=version)
    words = {"subject": one_line(subject), "text": text.strip()}
    if not unread.update(**words, version=F("version") + 1):
        raise Refused(
            _("Somebody else edited or sent this message meanwhile. Look at it again before you store yours.")
        )
    record(message, verb="edited", by=by, at=at or timezone.now())


def queue_draft(message: Message, *, above: str = "", by: User, at: dt.datetime | None = None) -> None:
    """Have a draft sent soon, to where its recipient is reached now; `above` stands over its text.

    Raises Refused when it is no draft any more: of two who send it, one does.
    """
    changes: Mapping[str, str] = {"address": message.recipient.email} if message.recipient else {}
    text = f"{above.strip()}\n\n{message.text}" if above.strip() else message.text
    move(message, MessageState.QUEUED, by=by, at=at, verb="queued", text=text, **changes)


def draft_again(message: Message, *, by: User, at: dt.datetime | None = None) -> None:
    """Take back that a draft was held back; raises Refused when it was not."""
    move(message, MessageState.DRAFTED, by=by, at=at, verb="put back")


def one_line(subject: str) -> str:
    """A subject as a mail can have it."""
    return " ".join(subject.split())[:300]


def _message(draft: Draft, at: dt.datetime) -> Message:
    return Message(
        recipient=draft.recipient,
        address=draft.recipient.email,
        subject=one_line(draft.subject),
        text=draft.text,
        dedupe_key=draft.dedupe_key,
        state=MessageState.DRAFTED,
        created_at=at,
    )
