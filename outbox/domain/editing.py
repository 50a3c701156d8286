"""What becomes of a draft: other words, the way out, or another chance."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move, record
from accounts.models import User
from outbox.domain.queueing import one_line
from outbox.enums import MessageState
from outbox.models import Message


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
