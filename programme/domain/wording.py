"""How a session's place in time is said in words."""

import datetime as dt
import zoneinfo
from typing import Protocol

from django.utils import formats
from django.utils.translation import gettext as _


class Placed(Protocol):
    """Anything with the fields of a slot: the working one, or its copy in a release."""

    certainty: str
    wording: str
    time_zone: str
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    first_day: dt.date | None
    last_day: dt.date | None


def say_when(slot: Placed) -> str:
    """The slot in words, in its own zone: the printed wording with its days, or the clock time."""
    if slot.starts_at and slot.ends_at:
        return say_times(slot.starts_at, slot.ends_at, slot.time_zone)
    if slot.first_day and slot.last_day:
        days = say_days(slot.first_day, slot.last_day)
        return f"{slot.wording} ({days})" if slot.wording else days
    return slot.wording or _("date open")


def say_times(start: dt.datetime, end: dt.datetime, zone: str) -> str:
    """ "Thu 26 September 2024, 10:00 to 12:00 CEST"; the last day too where it is another."""
    tz = zoneinfo.ZoneInfo(zone)
    start, end = start.astimezone(tz), end.astimezone(tz)
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{say_day(end.date())}, {end:%H:%M}"
    return _("%(day)s, %(start)s to %(end)s %(zone)s") % {
        "day": say_day(start.date()),
        "start": f"{start:%H:%M}",
        "end": until,
        "zone": start.tzname(),
    }


def say_days(first: dt.date, last: dt.date) -> str:
    """ "21 to 30 September 2024", or one day with its weekday."""
    if first == last:
        return say_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return _("%(first)s to %(last)s") % {"first": first.day, "last": formats.date_format(last, "j F Y")}
    start = formats.date_format(first, "j F" if first.year == last.year else "j F Y")
    return _("%(first)s to %(last)s") % {"first": start, "last": formats.date_format(last, "j F Y")}


def say_day(day: dt.date) -> str:
    """ "Thu 26 September 2024"."""
    return formats.date_format(day, "D j F Y")
