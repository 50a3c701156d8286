"""How the messages of a release leave: all or one by one, each once."""

import datetime as dt

from django.db import transaction

from accounts.models import User
from outbox.domain.editing import queue_draft
from outbox.domain.queueing import suppress_message
from programme.domain.roster import list_readers
from programme.domain.storing import hold_programme
from programme.models import Mailing, ReleaseMessage


@transaction.atomic
def send_all(mailing: Mailing, *, by: User, at: dt.datetime | None = None) -> tuple[int, int]:
    """Queue every draft, under the common note; how many, and how many had left the edition since.

    The programme is held meanwhile against a new release. Who has left gets nothing. A second call
    finds nothing to send.
    """
    hold_programme(mailing.cohort)
    drafts = list(ReleaseMessage.objects.of_mailing(mailing).drafted().with_message())
    sent = sum(_send_all_here(mailing, drafts, by, at))
    return sent, len(drafts) - sent


@transaction.atomic
def send_one(told: ReleaseMessage, *, by: User, at: dt.datetime | None = None) -> bool:
    """Queue one draft, under the common note; False when its person has left the edition.

    Raises Refused when it is no draft any more: of two who send it, one does.
    """
    hold_programme(told.mailing.cohort)
    told.mailing.refresh_from_db(fields=["note"])
    return sum(_send_all_here(told.mailing, [told], by, at)) == 1


def _send_all_here(
    mailing: Mailing, drafts: list[ReleaseMessage], by: User, at: dt.datetime | None
) -> list[bool]:
    here = {reader.person.pk for reader in list_readers(mailing.cohort)}
    return [_send(told, mailing.note, told.person_id in here, by, at) for told in drafts]


def _send(told: ReleaseMessage, note: str, here: bool, by: User, at: dt.datetime | None) -> bool:
    if here:
        queue_draft(told.message, above=note, by=by, at=at)
    else:
        suppress_message(told.message, note="left the edition", by=by, at=at)
    return here
