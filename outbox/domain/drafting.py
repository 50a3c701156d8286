"""What is to be told once somebody has read it: drafts."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from outbox.domain.queueing import one_line
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
