"""What of a release is news to one person."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from programme.domain.changes import differences
from programme.domain.messages.last import Last
from programme.domain.moments import is_over
from programme.domain.readers import Reader
from programme.enums import ChangeKind, SessionKind
from programme.models import ReleasedSession

# A session that is no longer the reader's: the seat or the role changed, or the session its track.
LOST = "lost"


@dataclasses.dataclass(frozen=True)
class News:
    """A session that somebody is told of: as it stands, as it stood if it was theirs, and what changed."""

    now: ReleasedSession
    before: ReleasedSession | None
    kinds: tuple[str, ...]

    @property
    def is_lost(self) -> bool:
        return LOST in self.kinds


def find_news(
    reader: Reader, sessions: Iterable[ReleasedSession], last: Last, *, at: dt.datetime
) -> list[News]:
    """The sessions that concern the reader and read otherwise than when they were last told.

    Nobody is written to about a break, nor about what is over and stays so.
    """
    news = []
    for now in sessions:
        before = last.sessions.get(now.uid)
        if now.kind == SessionKind.BREAK or (is_over(now, at) and (not before or is_over(before, at))):
            continue
        if kinds := _kinds(now, before, theirs=reader.expects(now)):
            news.append(News(now, before, kinds))
    return news


def _kinds(now: ReleasedSession, before: ReleasedSession | None, *, theirs: bool) -> tuple[str, ...]:
    if before is None:
        return (ChangeKind.NEW,) if theirs and not now.cancelled else ()
    if not theirs:
        return () if before.cancelled else (LOST,)
    return tuple(change["kind"] for change in differences(before, now))
