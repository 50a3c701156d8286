"""When a released session begins and ends, and which moments change what a page says of it."""

import datetime as dt
import zoneinfo
from bisect import bisect_right
from collections.abc import Iterable

from programme.enums import SessionKind
from programme.models import ReleasedSession

DAY = dt.timedelta(days=1)


def day_of(session: ReleasedSession) -> dt.date | None:
    """Its day in its own zone; of a window the first; nothing while the date is open."""
    if session.starts_at:
        return session.starts_at.astimezone(zone_of(session)).date()
    return session.first_day


def begins(session: ReleasedSession) -> dt.datetime | None:
    """Its moment; of a window, the first midnight."""
    return session.starts_at or _midnight(session.first_day, session)


def ends(session: ReleasedSession) -> dt.datetime | None:
    """When it is over; of a window, when the last day is."""
    return session.ends_at or _midnight(session.last_day and session.last_day + DAY, session)


def zone_of(session: ReleasedSession) -> zoneinfo.ZoneInfo:
    """The zone in which the session was told."""
    return zoneinfo.ZoneInfo(session.time_zone)


def is_expected(session: ReleasedSession) -> bool:
    """Whether anybody waits for it: it is neither cancelled nor a break."""
    return not session.cancelled and session.kind != SessionKind.BREAK


def turns(sessions: Iterable[ReleasedSession]) -> list[int]:
    """Every second at which a session begins or ends, in order: between two of them a page stays true."""
    found = {moment for session in sessions for moment in (begins(session), ends(session)) if moment}
    return sorted(int(moment.timestamp()) for moment in found)


def turn(moments: list[int], at: dt.datetime) -> int:
    """How many of them are past."""
    return bisect_right(moments, at.timestamp())


def _midnight(day: dt.date | None, session: ReleasedSession) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time(), tzinfo=zone_of(session)) if day else None
