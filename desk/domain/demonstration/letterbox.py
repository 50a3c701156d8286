"""What the people of a demonstration were told of a release: all of it, and nothing left the machine."""

import datetime as dt

from accounts.domain.moves import move
from accounts.models import User
from outbox.enums import MessageState
from programme.domain.messages.sending import send_all
from programme.models import Release, ReleaseMessage


def tell_invented_people(release: Release, *, by: User, at: dt.datetime) -> None:
    """Every message of it counts as sent: invented people have no letterbox that a mail could reach."""
    send_all(release.mailing, by=by, at=at)
    for told in ReleaseMessage.objects.of_mailing(release.mailing).with_message():
        message = told.message
        move(message, MessageState.SENT, by=None, at=at, verb=str(MessageState.SENT), sent_at=at)
