"""How the messages of a release leave: read and sent by an organiser, all or one by one, each once."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from outbox.domain.drafting import draft_again, queue_draft
from outbox.domain.queueing import retry_message, suppress_message
from outbox.enums import MessageState
from programme.domain.readers import list_readers
from programme.domain.storing import hold_programme, record
from programme.models import Mailing, Release, ReleaseMessage


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


def hold_back(told: ReleaseMessage, *, by: User, at: dt.datetime | None = None) -> None:
    """Say that a draft is not to go out. Raises Refused when it is no draft any more."""
    if told.message.state != MessageState.DRAFTED:
        raise Refused(_("It is no draft any more. Look at how it stands."))
    suppress_message(told.message, note="held back", by=by, at=at)


@transaction.atomic
def put_back(told: ReleaseMessage, *, by: User, at: dt.datetime | None = None) -> None:
    """Make a draft again of what was held back. Raises Refused once a newer release tells it."""
    _check_newest(told)
    draft_again(told.message, by=by, at=at)


@transaction.atomic
def send_again(told: ReleaseMessage, *, by: User, at: dt.datetime | None = None) -> None:
    """Try a failed one once more. Raises Refused when it has not failed, or a newer release tells it."""
    _check_newest(told)
    retry_message(told.message, by=by, at=at)


@transaction.atomic
def write_note(mailing: Mailing, *, note: str, version: int, by: User, at: dt.datetime | None = None) -> None:
    """What stands above every message of it that is sent from now on.

    Raises Refused if somebody else wrote there since `version`.
    """
    unread = Mailing.objects.at_version(mailing, version)
    if not unread.update(note=note.strip(), version=F("version") + 1):
        raise Refused(_("Somebody else wrote this note meanwhile. Look at theirs before you store yours."))
    moment = at or timezone.now()
    record(mailing.cohort, "wrote above messages", by=by, at=moment, release=mailing.release)


def newest_of(mailing: Mailing) -> Release:
    """The newest release of its edition: of an older one nothing can be sent any more."""
    newest: Release = mailing.cohort.releases.newest_first()[0]
    return newest


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


def _check_newest(told: ReleaseMessage) -> None:
    hold_programme(told.mailing.cohort)
    newest = newest_of(told.mailing)
    if newest.pk != told.mailing.release_id:
        words = _("Release %(number)d has taken its place; what this one would have said is told there.")
        raise Refused(words % {"number": newest.number})
