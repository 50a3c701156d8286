"""What a calendar file must say of a time zone, for the years that it uses (RFC 5545, 3.6.5)."""

import datetime as dt
import functools
import zoneinfo
from collections.abc import Iterator

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = dt.timedelta(days=1)


@functools.lru_cache(maxsize=64)
def timezone_component(name: str, first_year: int, last_year: int) -> Timezone:
    """The VTIMEZONE of an IANA zone with every change of its clocks in these years.

    Each change is written out, with its onset in the local time before it, as the RFC asks.
    Not changed by its users: it is kept between calls.
    """
    tz = zoneinfo.ZoneInfo(name)
    start = dt.datetime(first_year, 1, 1, tzinfo=tz).astimezone(dt.UTC)
    component = Timezone()
    component.add("tzid", name)
    component.add_component(_observance(tz, start, start))
    for moment in _changes(tz, start, dt.datetime(last_year + 1, 1, 1, tzinfo=dt.UTC)):
        component.add_component(_observance(tz, moment, moment - dt.timedelta(seconds=1)))
    return component


def _observance(
    tz: zoneinfo.ZoneInfo, moment: dt.datetime, before: dt.datetime
) -> TimezoneDaylight | TimezoneStandard:
    local, previous = moment.astimezone(tz), before.astimezone(tz)
    offset_from = _offset(previous)
    observance = TimezoneDaylight() if local.dst() else TimezoneStandard()
    observance.add("dtstart", (moment + offset_from).replace(tzinfo=None))
    observance.add("tzoffsetfrom", offset_from)
    observance.add("tzoffsetto", _offset(local))
    observance.add("tzname", local.tzname() or "")
    return observance


def _changes(tz: zoneinfo.ZoneInfo, start: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    while start < end:
        if _offset(start.astimezone(tz)) != _offset((start + DAY).astimezone(tz)):
            yield _narrow(tz, start, start + DAY)
        start += DAY


def _narrow(tz: zoneinfo.ZoneInfo, low: dt.datetime, high: dt.datetime) -> dt.datetime:
    """The first second of the new offset, between a moment before and a moment after."""
    old = _offset(low.astimezone(tz))
    while high - low > dt.timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if _offset(middle.astimezone(tz)) == old:
            low = middle
        else:
            high = middle
    return high


def _offset(moment: dt.datetime) -> dt.timedelta:
    return moment.utcoffset() or dt.timedelta()
