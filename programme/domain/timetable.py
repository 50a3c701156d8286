"""How the sessions of a release stand on a page: by phase, then by day, then what has no day yet."""

import datetime as dt
from collections.abc import Iterable

from programme.domain.moments import begins, day_of, is_expected, is_over, order_of
from programme.domain.parts import Block, Part, Row
from programme.enums import TrackKind
from programme.models import ReleasedSession

SIDE_BY_SIDE = [TrackKind.POLICY, TrackKind.COMMON, TrackKind.TECHNICAL]


def arrange(sessions: Iterable[ReleasedSession], *, at: dt.datetime | None = None) -> list[Part]:
    """Every session once, phases in their order. With `at`, what is over, now and next is known.

    Nothing counts as over once all of it is: a finished programme is read from its beginning.
    """
    found = list(sessions)
    if at and all(is_over(each, at) for each in found if is_expected(each)):
        at = None
    phases: dict[str, list[ReleasedSession]] = {}
    for session in found:
        phases.setdefault(session.phase_code, []).append(session)
    parts = [_part(code, members, at) for code, members in phases.items()]
    if at:
        _mark(parts, at)
    return parts


def _part(code: str, sessions: list[ReleasedSession], at: dt.datetime | None) -> Part:
    over: list[list[ReleasedSession]] = []
    ahead: list[list[ReleasedSession]] = []
    for group in _groups(sessions):
        past = at is not None and all(is_over(session, at) for session in group)
        (over if past else ahead).append(group)
    return Part(code, sessions[0].phase_title, sessions, _blocks(over), _blocks(ahead))


def _groups(sessions: list[ReleasedSession]) -> list[list[ReleasedSession]]:
    """What shares a day is together; a window of several days and what has no date stand alone."""
    days: dict[dt.date, list[ReleasedSession]] = {}
    loose: list[list[ReleasedSession]] = []
    for session in sorted(sessions, key=order_of):
        day = day_of(session)
        if day and (session.starts_at or session.first_day == session.last_day):
            days.setdefault(day, []).append(session)
        else:
            loose.append([session])
    return sorted([*days.values(), *loose], key=lambda group: order_of(group[0]))


def _blocks(groups: list[list[ReleasedSession]]) -> list[Block]:
    """A day of several sessions stands for itself; single ones share a list."""
    blocks: list[Block] = []
    for group in groups:
        if len(group) > 1:
            blocks.append(Block(_rows(group), day_of(group[0])))
        elif blocks and blocks[-1].day is None:
            blocks[-1].rows.append(Row(group))
        else:
            blocks.append(Block([Row(group)]))
    return blocks


def _rows(sessions: list[ReleasedSession]) -> list[Row]:
    """Sessions that overlap share a row; they come sorted by their beginning."""
    together: list[list[ReleasedSession]] = []
    until: dt.datetime | None = None
    for session in sessions:
        if until and session.starts_at and session.starts_at < until:
            together[-1].append(session)
        else:
            together.append([session])
            until = None
        until = max(filter(None, (until, session.ends_at)), default=None)
    return [Row(sorted(each, key=_side)) for each in together]


def _side(session: ReleasedSession) -> int:
    return SIDE_BY_SIDE.index(TrackKind(session.track_kind))


def _mark(parts: list[Part], at: dt.datetime) -> None:
    """What goes on is now; the first that is expected after it is next."""
    waited = [row for part in parts for block in part.ahead for row in block.rows if _expected(row)]
    for row in waited:
        if row.starts_at and row.ends_at and row.starts_at <= at < row.ends_at:
            row.mark = "now"
    later = [(start, row) for row in waited if (start := begins(row.sessions[0])) and start > at]
    if later:
        min(later, key=lambda each: each[0])[1].mark = "next"


def _expected(row: Row) -> bool:
    return any(is_expected(session) for session in row.sessions)
