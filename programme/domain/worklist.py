"""The working programme as its organisers read it: by phase and day, what is over apart."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import cast

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programme.domain.lines import Line
from programme.domain.moments import is_over, zone_of
from programme.domain.warnings import Warned
from programme.enums import WarningKind
from programme.models import Phase, Session

# What is missing shows in its own column; everything else stands under the title.
COLUMNS = (WarningKind.UNDATED, WarningKind.TRAINERS, WarningKind.OUTPUTS)


@dataclasses.dataclass
class Day:
    """Sessions under one date, or one session that says its own."""

    lines: list[Line]
    title: str = ""


@dataclasses.dataclass
class Stretch:
    """A phase: what of it is over (only while something still lies ahead), and what is not."""

    phase: Phase
    over: list[Day]
    ahead: list[Day]

    @property
    def number_over(self) -> int:
        return sum(len(day.lines) for day in self.over)

    @property
    def holds_opened(self) -> bool:
        """Whether something that is over is open for writing, so that its fold must be too."""
        return any(line.opened for day in self.over for line in day.lines)

    @property
    def to_do(self) -> int:
        """How many of those that are over wait for something."""
        return sum(bool(line.step) for day in self.over for line in day.lines)


def list_work(
    sessions: Iterable[Session], warned: Iterable[Warned], *, at: dt.datetime, opened: str = ""
) -> list[Stretch]:
    """Sessions in their order (use `with_parts`); neighbours on one day share its heading.

    `opened`: the code of the session whose line is being written.

    Nothing counts as over once nothing lies ahead: a finished programme is read whole.
    """
    odd: dict[str, dict[str, list[str]]] = {}
    for warning in warned:
        column = warning.kind if warning.kind in COLUMNS else "said"
        odd.setdefault(warning.code, {}).setdefault(column, []).append(warning.text)
    lines = [
        Line(each, odd.get(each.code, {}), is_over(each.slot, at), each.code == opened) for each in sessions
    ]
    _mark([line for line in lines if line.awaited])
    fold = any(line.awaited for line in lines)
    phases: dict[Phase, list[Line]] = {}
    for line in lines:
        phases.setdefault(line.session.phase, []).append(line)
    return [_stretch(phase, members, fold=fold) for phase, members in phases.items()]


def coming(work: Iterable[Stretch]) -> Session | None:
    """The session that comes next."""
    lines = (line for stretch in work for day in stretch.ahead for line in day.lines)
    return next((line.session for line in lines if line.coming), None)


def _mark(awaited: list[Line]) -> None:
    """The first that begins comes next."""
    timed = [(line.session.slot.starts_at, line) for line in awaited if line.session.slot.starts_at]
    if timed:
        min(timed, key=lambda each: each[0])[1].coming = True


def _stretch(phase: Phase, lines: list[Line], *, fold: bool) -> Stretch:
    over = [line for line in lines if fold and line.over]
    ahead = [line for line in lines if not (fold and line.over)]
    return Stretch(phase, _days(over), _days(ahead))


def _days(lines: list[Line]) -> list[Day]:
    days = []
    for day, found in groupby(lines, key=_day):
        members = list(found)
        title = ""
        if day and len(members) > 1:
            zones = dict.fromkeys(_local(line.session)[0].tzname() or "" for line in members)
            title = ", ".join([date_format(day, "l j F Y"), *zones])
            for line in members:
                line.clock = _clock(*_local(line.session))
        days.append(Day(members, title))
    return days


def _day(line: Line) -> dt.date | None:
    return _local(line.session)[0].date() if line.session.slot.starts_at else None


def _clock(start: dt.datetime, end: dt.datetime) -> str:
    """The hours alone; nothing where the end is on another day, which must be said."""
    if start.date() != end.date():
        return ""
    return _("%(start)s to %(end)s") % {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}


def _local(session: Session) -> tuple[dt.datetime, dt.datetime]:
    """Beginning and end on the clock of the session's own zone; only of one that has them."""
    slot, zone = session.slot, zone_of(session.slot)
    starts_at, ends_at = cast(dt.datetime, slot.starts_at), cast(dt.datetime, slot.ends_at)
    return starts_at.astimezone(zone), ends_at.astimezone(zone)
