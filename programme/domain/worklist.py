"""The working programme as its organisers read it: by phase and day, with what each session still needs."""

import dataclasses
import datetime as dt
import zoneinfo
from collections.abc import Iterable
from itertools import groupby
from typing import cast

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programme.domain.warnings import Warned
from programme.domain.wording import say_when
from programme.enums import Certainty, OutputState, SessionState
from programme.models import Phase, Session

UNUSUAL = (SessionState.IDEA, SessionState.RUNNING)
HELD = (SessionState.HELD, SessionState.CLOSED)
ALIVE = (SessionState.PLANNED, SessionState.CONFIRMED, SessionState.RUNNING)


@dataclasses.dataclass
class Line:
    """One session, what is odd about it by part, and what its organisers would do next."""

    session: Session
    odd: dict[str, list[str]]
    over: bool
    coming: bool = False
    clock: str = ""

    @property
    def state(self) -> str:
        """A word where the state is not what one expects at this date."""
        return str(SessionState(self.session.state).label) if self.session.state in UNUSUAL else ""

    @property
    def held(self) -> bool:
        return self.session.state in HELD

    @property
    def when(self) -> str:
        return self.clock or say_when(self.session.slot)

    @property
    def owed(self) -> int:
        return sum(output.state == OutputState.OPEN for output in self.session.outputs.all())

    @property
    def step(self) -> str:
        """What comes next in the life of a session, in a word; nothing where all is as it should be."""
        state = self.session.state
        if state == SessionState.HELD and self.owed:
            return ngettext("%d output open", "%d outputs open", self.owed) % self.owed
        if state == SessionState.HELD:
            return "" if self.odd.get("outputs") else _("Close")
        if self.over and state in ALIVE:
            return _("Was it held?")
        if state == SessionState.IDEA:
            return _("Plan it")
        return _dating(self.session) if state == SessionState.PLANNED else ""

    @property
    def place(self) -> str:
        """Where on its sheet the next step is taken."""
        dated = self.session.slot.certainty == Certainty.FIRM
        return "moves" if dated or self.over or self.session.state != SessionState.PLANNED else "when"


@dataclasses.dataclass
class Day:
    """Sessions under one date, or one session that says its own."""

    lines: list[Line]
    title: str = ""


@dataclasses.dataclass
class Stretch:
    """A phase with its days."""

    phase: Phase
    days: list[Day]


def list_work(sessions: Iterable[Session], warned: Iterable[Warned], *, at: dt.datetime) -> list[Stretch]:
    """Sessions in their order (use `with_parts`); neighbours on one day share its heading."""
    odd: dict[str, dict[str, list[str]]] = {}
    for warning in warned:
        odd.setdefault(warning.code, {}).setdefault(warning.about, []).append(warning.text)
    lines = [Line(each, odd.get(each.code, {}), _is_over(each, at)) for each in sessions]
    ahead = [
        line for line in lines if line.session.state in ALIVE and not (line.over or line.session.is_pause)
    ]
    timed = [(line.session.slot.starts_at, line) for line in ahead if line.session.slot.starts_at]
    if timed:
        min(timed, key=lambda each: each[0])[1].coming = True
    phases: dict[Phase, list[Line]] = {}
    for line in lines:
        phases.setdefault(line.session.phase, []).append(line)
    return [Stretch(phase, _days(members)) for phase, members in phases.items()]


def _dating(session: Session) -> str:
    """Up the ladder of certainty, a step at a time."""
    steps = {
        Certainty.UNDATED: _("Find a date"),
        Certainty.WINDOW: _("Name the day"),
        Certainty.TENTATIVE: _("Make it firm"),
        Certainty.FIRM: _("Confirm"),
    }
    return steps[Certainty(session.slot.certainty)]


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
    slot, zone = session.slot, zoneinfo.ZoneInfo(session.slot.time_zone)
    starts_at, ends_at = cast(dt.datetime, slot.starts_at), cast(dt.datetime, slot.ends_at)
    return starts_at.astimezone(zone), ends_at.astimezone(zone)


def _is_over(session: Session, at: dt.datetime) -> bool:
    slot = session.slot
    if slot.ends_at:
        return bool(slot.ends_at <= at)
    return bool(slot.last_day and slot.last_day < at.date())


def coming(work: Iterable[Stretch]) -> Session | None:
    """The session that comes next."""
    lines = (line for stretch in work for day in stretch.days for line in day.lines)
    return next((line.session for line in lines if line.coming), None)
