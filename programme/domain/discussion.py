"""A release as it is discussed: each session with what was said of it."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

from programme.domain.wording import say_when
from programme.models import ReleasedSession, ReleaseThread


@dataclasses.dataclass(frozen=True)
class Discussed:
    """A session of a release, when it was to be, and the threads about it, oldest first."""

    session: ReleasedSession
    when: str
    threads: list[ReleaseThread]


def discuss(sessions: Iterable[ReleasedSession], threads: Iterable[ReleaseThread]) -> list[Discussed]:
    """Every session in the order of the programme, whether or not anything was said of it."""
    by_session: dict[int, list[ReleaseThread]] = defaultdict(list)
    for thread in threads:
        by_session[thread.session_id].append(thread)
    return [Discussed(session, say_when(session), by_session[session.pk]) for session in sessions]
