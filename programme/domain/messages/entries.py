"""Which calendar entry goes with a mail about a session."""

import copy

from programme.domain.messages.effect import has_entry
from programme.domain.messages.invitations import Entry, write_invitation
from programme.domain.messages.news import News
from programme.enums import Certainty, ChangeKind
from programme.models import Practical, Release, ReleasedSession


def write_entry(news: News, release: Release, way: Practical | None) -> Entry | None:
    """The entry for a session's news; nothing where no calendar holds it or would read otherwise.

    `way`: how one gets to its phase. UID and SEQUENCE are those of the feeds. What is no longer theirs,
    or lost its date, is cancelled where it stood.
    """
    now, before = news.now, news.before
    if has_entry(now) and not news.is_lost:
        only_trainers = set(news.kinds) == {ChangeKind.TRAINERS}
        return None if only_trainers else write_invitation(now, release, way, "REQUEST")
    if before is None or not has_entry(before):
        return None
    return write_invitation(_withdrawn(now, before), release, way, "CANCEL")


def _withdrawn(now: ReleasedSession, before: ReleasedSession) -> ReleasedSession:
    """As it stood in calendars, cancelled, under the SEQUENCE of today."""
    gone = copy.copy(before if now.certainty == Certainty.UNDATED else now)
    gone.cancelled, gone.sequence = True, now.sequence
    return gone
