"""Where the stops of a training's year stand in a picture: months, marks, today, each name in a column."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from programme.domain.moments import zone_of
from programme.domain.stops import Stop, find_stops
from programme.enums import Certainty
from programme.models import ReleasedSession

WIDE = 1000  # the picture's width in its own units, stretched to the page
DAY = dt.timedelta(days=1)
MONTH = 31 * DAY


@dataclasses.dataclass(frozen=True)
class Named:
    """A column under the line: a stop, or today (which has no stop), and where on the line it belongs."""

    at: int
    column: int
    stop: Stop | None = None
    marks: tuple[int, ...] = ()
    ends: int = 0
    over: bool = False
    coming: bool = False


@dataclasses.dataclass(frozen=True)
class Ribbon:
    """The year as a line. All figures are thousandths of its width."""

    months: list[dt.date]
    ticks: list[int]
    named: list[Named]
    today: dt.date
    now: int


def draw_ribbon(sessions: Iterable[ReleasedSession], *, at: dt.datetime) -> Ribbon | None:
    """The year of a release as seen on the day of `at`; nothing where no session has a date.

    Needs no texts of the sessions. The months are those of the dated sessions, and where some
    have no date yet, room after them. Today stands among the names while the year goes on.
    """
    found = list(sessions)
    stops = find_stops(found)
    dated = [stop for stop in stops if stop.first]
    if not dated:
        return None
    today = at.astimezone(zone_of(found[0])).date()
    open_ended = len(stops) - len(dated)
    year = _Year(dated[0].first, max(stop.last for stop in dated), open_ended)  # type: ignore[type-var, arg-type]
    named = _columns(stops, year, today)
    return Ribbon(year.months, year.ticks, named, today, year.x(today))


class _Year:
    """Whole months from the first date to the last, each as wide as the others."""

    def __init__(self, first: dt.date, last: dt.date, open_ended: int) -> None:
        self.last = last
        self.months = [first.replace(day=1)]
        until = last + MONTH * min(open_ended, 3)
        while (month := _after(self.months[-1])) <= until:
            self.months.append(month)
        self.end = month
        self.ticks = [WIDE * number // len(self.months) for number in range(len(self.months) + 1)]

    def x(self, day: dt.date) -> int:
        """A day's beginning; what lies outside stands at the edge."""
        day = max(self.months[0], min(self.end, day))
        month = (day.year - self.months[0].year) * 12 + day.month - self.months[0].month
        length = (_after(day.replace(day=1)) - day.replace(day=1)).days
        return round(WIDE * (month + (day.day - 1) / length) / len(self.months))

    def later(self, number: int, of: int) -> int:
        """Where what has no date is drawn: spread over the time after the last date."""
        start = self.x(self.last + DAY)
        return start + round((WIDE - start) * number / (of + 1))


def _after(month: dt.date) -> dt.date:
    return (month + MONTH).replace(day=1)


def _columns(stops: list[Stop], year: _Year, today: dt.date) -> list[Named]:
    """Every stop in its order, today between them; their columns are equally wide."""
    undated = [stop for stop in stops if stop.first is None]
    drawn = [_named(stop, year, today) for stop in stops if stop.first]
    over = sum(each.over for each in drawn)
    if over < len(drawn):
        drawn[over] = dataclasses.replace(drawn[over], coming=True)
    if year.months[0] <= today < year.end:
        drawn.insert(over, Named(at=year.x(today), column=0))
    drawn += [Named(year.later(number, len(undated)), 0, stop) for number, stop in enumerate(undated, 1)]
    return [dataclasses.replace(each, column=WIDE * n // len(drawn)) for n, each in enumerate(drawn)]


def _named(stop: Stop, year: _Year, today: dt.date) -> Named:
    first, last = stop.first or today, stop.last or today
    begins, ends = year.x(first), year.x(last + DAY)
    marks = (begins,) if stop.certainty == Certainty.WINDOW else tuple(year.x(day) for day in stop.days)
    return Named((begins + ends) // 2, 0, stop, marks, ends, over=last < today)
