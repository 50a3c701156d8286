"""Which stops a training's year has: sessions of neighbouring days under one name."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programme.domain.moments import day_of, is_expected, order_of
from programme.domain.slots import LADDER
from programme.enums import Certainty
from programme.models import ReleasedSession

# Of how many months the days share a name; the first that leaves few enough names is taken.
# None: only days in a row do.
MONTHS = (None, 1, 2, 3, 6, 12, 1200)
MOST = 8


@dataclasses.dataclass(frozen=True)
class Stop:
    """Sessions that a passer-by knows by one name: days in a row at one place, a window, or no date yet."""

    sessions: list[ReleasedSession]
    certainty: str
    first: dt.date | None
    last: dt.date | None

    @property
    def name(self) -> str:
        if len(self.sessions) == 1:
            return self.sessions[0].title
        return _shared(self.sessions, "place") or _shared(self.sessions, "phase_title") or self.count

    @property
    def count(self) -> str:
        """How many sessions stand behind the name; said where it is more than one."""
        number = len(self.sessions)
        return ngettext("%d session", "%d sessions", number) % number

    @property
    def is_stretch(self) -> bool:
        """One session somewhere within several days."""
        return len(self.sessions) == 1 and self.certainty == Certainty.WINDOW and self.first != self.last

    @property
    def code(self) -> str:
        """The session that a link leads to."""
        return self.sessions[0].code

    @property
    def when(self) -> str:
        """Its days with their weekdays, or the printed wording."""
        if self.first is None or self.last is None:
            return self.sessions[0].wording or _("date open")
        if self.certainty == Certainty.WINDOW and len(self.sessions) == 1 and self.sessions[0].wording:
            return self.sessions[0].wording
        if self.first == self.last:
            return date_format(self.first, "D j F")
        month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        first = date_format(self.first, "D j" if month else "D j F")
        words = {"first": first, "last": date_format(self.last, "D j F")}
        return _("%(first)s to %(last)s") % words

    @property
    def days(self) -> list[dt.date]:
        """The days on which something takes place, once each."""
        return sorted({day for session in self.sessions if (day := day_of(session))})


def find_stops(sessions: Iterable[ReleasedSession]) -> list[Stop]:
    """Few enough stops to name side by side: by their days, then what has no date yet.

    Breaks and what is cancelled are no stops. The more a year holds, the more days share a name.
    """
    singles = [_single(each) for each in sorted(filter(is_expected, sessions), key=order_of)]
    stops: list[Stop] = []
    for months in MONTHS:
        stops = _merged(singles, months)
        if len(stops) <= MOST:
            break
    return stops


def _single(session: ReleasedSession) -> Stop:
    first = day_of(session)
    return Stop([session], session.certainty, first, session.last_day or first)


def _merged(singles: list[Stop], months: int | None) -> list[Stop]:
    stops: list[Stop] = []
    for stop in singles:
        if stops and (_in_months(stops[-1], stop, months) if months else _in_a_row(stops[-1], stop)):
            stops[-1] = _joined(stops[-1], stop)
        else:
            stops.append(stop)
    return stops


def _in_a_row(one: Stop, other: Stop) -> bool:
    """Days beside each other, as sure as each other; a window of several days stands for itself."""
    if one.last is None or other.first is None or one.is_stretch or other.is_stretch:
        return False
    return one.certainty == other.certainty and (other.first - one.last).days <= 1


def _in_months(one: Stop, other: Stop, months: int) -> bool:
    """Both begin in the same so many months; what has no date is together with what has none."""
    if one.first is None or other.first is None:
        return one.first == other.first
    first, second = (day.year * 12 + day.month - 1 for day in (one.first, other.first))
    return first // months == second // months


def _joined(one: Stop, other: Stop) -> Stop:
    """As sure as the less sure of both."""
    certainty = min(Certainty(one.certainty), Certainty(other.certainty), key=LADDER.index)
    last = max(one.last, other.last) if one.last and other.last else None
    return Stop([*one.sessions, *other.sessions], certainty, one.first, last)


def _shared(sessions: list[ReleasedSession], name: str) -> str:
    """What all of them have alike there, or nothing."""
    found = {getattr(session, name) for session in sessions}
    return found.pop() if len(found) == 1 else ""
