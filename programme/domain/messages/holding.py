"""A message that is not to go out, or to be tried once more; of the newest release alone."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from outbox.domain.editing import draft_again
from outbox.domain.queueing import retry_message, suppress_message
from outbox.enums import MessageState
from programme.domain.storing import hold_programme
from programme.models import Mailing, Release, ReleaseMessage


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


def newest_of(mailing: Mailing) -> Release:
    """The newest release of its edition: of an older one nothing can be sent any more."""
    newest: Release = mailing.cohort.releases.newest_first()[0]
    return newest


def _check_newest(told: ReleaseMessage) -> None:
    hold_programme(told.mailing.cohort)
    newest = newest_of(told.mailing)
    if newest.pk != told.mailing.release_id:
        words = _("Release %(number)d has taken its place; what this one would have said is told there.")
        raise Refused(words % {"number": newest.number})
