"""A release as it is discussed: each session with what was said of it."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from programme.domain.moments import is_over
from programme.domain.wording import say_when
from programme.models import ReleasedSession, ReleaseThread


@dataclasses.dataclass(frozen=True)
class Discussed:
    """A session of a release, when it was to be, and the threads about it, oldest first."""

    session: ReleasedSession
    when: str
    threads: list[ReleaseThread]
    is_over: bool


def discuss(
    sessions: Iterable[ReleasedSession], threads: Iterable[ReleaseThread], *, at: dt.datetime
) -> list[Discussed]:
    """Every session in the order of the programme that lies ahead, or of which something was said."""
    by_session: dict[int, list[ReleaseThread]] = defaultdict(list)
    for thread in threads:
        by_session[thread.session_id].append(thread)
    found = [Discussed(each, say_when(each), by_session[each.pk], is_over(each, at)) for each in sessions]
    return [each for each in found if each.threads or not each.is_over]
