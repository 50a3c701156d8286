"""When a session begins and ends, where it stands among others, and which moments change what a page says."""

import datetime as dt
import zoneinfo
from bisect import bisect_right
from collections.abc import Iterable

from programme.domain.wording import Placed
from programme.enums import SessionKind
from programme.models import ReleasedSession

DAY = dt.timedelta(days=1)


def day_of(session: Placed) -> dt.date | None:
    """Its day in its own zone; of a window the first; nothing while the date is open."""
    if session.starts_at:
        return session.starts_at.astimezone(zone_of(session)).date()
    return session.first_day


def begins(session: Placed) -> dt.datetime | None:
    """Its moment; of a window, the first midnight."""
    return session.starts_at or _midnight(session.first_day, session)


def ends(session: Placed) -> dt.datetime | None:
    """When it is over; of a window, when the last day is."""
    return session.ends_at or _midnight(session.last_day and session.last_day + DAY, session)


def is_over(session: Placed, at: dt.datetime) -> bool:
    """Whether it has ended; what has no date yet has not."""
    end = ends(session)
    return end is not None and end <= at


def zone_of(session: Placed) -> zoneinfo.ZoneInfo:
    """The zone in which the session is told."""
    return zoneinfo.ZoneInfo(session.time_zone)


def is_expected(session: ReleasedSession) -> bool:
    """Whether anybody waits for it: it is neither cancelled nor a break."""
    return not session.cancelled and session.kind != SessionKind.BREAK


def order_of(session: ReleasedSession) -> tuple[dt.date, bool, float, int]:
    """Its place among others: by day, on a day what has an hour first, then as printed; undated last."""
    start = session.starts_at
    hour = start.timestamp() if start else 0
    return day_of(session) or dt.date.max, start is None, hour, session.order


def turns(sessions: Iterable[ReleasedSession]) -> list[int]:
    """Every second at which a session begins or ends, in order: between two of them a page stays true."""
    found = {moment for session in sessions for moment in (begins(session), ends(session)) if moment}
    return sorted(int(moment.timestamp()) for moment in found)


def turn(moments: list[int], at: dt.datetime) -> int:
    """How many of them are past."""
    return bisect_right(moments, at.timestamp())


def _midnight(day: dt.date | None, session: Placed) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time(), tzinfo=zone_of(session)) if day else None
