"""Sessions that take place beside each other, of which a city's pair is to cover each track."""

import datetime as dt
from collections.abc import Iterable

from cohorts.enums import Profile
from programme.enums import SessionKind, SessionState
from programme.models import Session


def parallel_slots(sessions: Iterable[Session]) -> list[list[Session]]:
    """Sessions of one profile's track, those that share some time together, in the order of the clock."""
    found: list[list[Session]] = []
    until: dt.datetime | None = None
    for start, end, session in sorted(_timed(sessions), key=lambda each: each[:2]):
        if until is None or start >= until:
            found.append([])
            until = end
        found[-1].append(session)
        until = max(until, end)
    return found


def without_clock(sessions: Iterable[Session]) -> list[Session]:
    """Those that a city is to cover, and whose hour nobody knows yet."""
    return [each for each in sessions if expects_a_profile(each) and each.slot.starts_at is None]


def expects_a_profile(session: Session) -> bool:
    """Whether one seat of each pair is expected; at a break, a dinner or a side event nobody is."""
    going_on = session.state not in (SessionState.IDEA, SessionState.CANCELLED)
    free = session.is_pause or session.kind == SessionKind.SIDE_EVENT
    return going_on and not free and session.track.kind in Profile.values


def _timed(sessions: Iterable[Session]) -> Iterable[tuple[dt.datetime, dt.datetime, Session]]:
    for session in sessions:
        slot = session.slot
        if slot.starts_at and slot.ends_at and expects_a_profile(session):
            yield slot.starts_at, slot.ends_at, session
