"""How the sessions of a release stand on a page: by day, then windows, then what has no date."""

import dataclasses
import datetime as dt
import zoneinfo
from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programme.domain.copies import where
from programme.enums import TrackKind
from programme.models import ReleasedSession

SIDE_BY_SIDE = [TrackKind.POLICY, TrackKind.COMMON, TrackKind.TECHNICAL]


@dataclasses.dataclass(frozen=True)
class Row:
    """What goes on at once: one session, or those of parallel tracks side by side."""

    sessions: list[ReleasedSession]
    starts_at: dt.datetime
    ends_at: dt.datetime
    time_zone: str

    @property
    def parallel(self) -> bool:
        return len(self.sessions) > 1

    @property
    def uneven(self) -> bool:
        """Begin or end apart from each other, so that each must say its own time."""
        return len({(session.starts_at, session.ends_at) for session in self.sessions}) > 1


@dataclasses.dataclass(frozen=True)
class Part:
    """A day, the windows, or the undated: with rows where tracks run in parallel, else a plain list."""

    anchor: str
    title: str
    note: str
    sessions: list[ReleasedSession]
    rows: list[Row]


def arrange(sessions: Iterable[ReleasedSession]) -> list[Part]:
    """Every session once: days in order, then windows by their first day, then undated."""
    sessions = list(sessions)
    days: dict[dt.date, list[ReleasedSession]] = {}
    timed = [(session.starts_at, session.order, session) for session in sessions if session.starts_at]
    for moment, _order, session in sorted(timed, key=lambda each: each[:2]):
        day = moment.astimezone(zoneinfo.ZoneInfo(session.time_zone)).date()
        days.setdefault(day, []).append(session)
    windows = [session for session in sessions if session.first_day]
    windows.sort(key=lambda each: (each.first_day, each.last_day, each.order))
    undated = [session for session in sessions if not (session.starts_at or session.first_day)]
    parts = [_day(day, days[day]) for day in sorted(days)]
    if windows:
        parts.append(_plain("windows", _("Within some days"), windows))
    if undated:
        parts.append(_plain("undated", _("Date open"), undated))
    return parts


def _day(day: dt.date, sessions: list[ReleasedSession]) -> Part:
    rows = _rows(sessions)
    places = dict.fromkeys(where(session) for session in sessions if where(session))
    return Part(
        anchor=f"day-{day:%Y-%m-%d}",
        title=date_format(day, "l j F Y"),
        note=", ".join([*places, _count(sessions)]),
        sessions=sessions,
        rows=rows if any(row.parallel for row in rows) else [],
    )


def _plain(anchor: str, title: str, sessions: list[ReleasedSession]) -> Part:
    return Part(anchor=anchor, title=title, note=_count(sessions), sessions=sessions, rows=[])


def _count(sessions: Sequence[ReleasedSession]) -> str:
    if len(sessions) == 1:
        return _("1 item")
    return _("%(count)d items") % {"count": len(sessions)}


def _rows(sessions: list[ReleasedSession]) -> list[Row]:
    """Sessions that overlap share a row; they come sorted by their beginning."""
    groups: list[list[ReleasedSession]] = []
    end: dt.datetime | None = None
    for session in sessions:
        if session.starts_at is None or session.ends_at is None:
            continue
        if end is None or session.starts_at >= end:
            groups.append([])
            end = session.ends_at
        groups[-1].append(session)
        end = max(end, session.ends_at)
    return [_row(group) for group in groups]


def _row(group: list[ReleasedSession]) -> Row:
    in_tracks = sorted(group, key=lambda session: SIDE_BY_SIDE.index(TrackKind(session.track_kind)))
    starts = [session.starts_at for session in group if session.starts_at]
    ends = [session.ends_at for session in group if session.ends_at]
    return Row(in_tracks, min(starts), max(ends), group[0].time_zone)
