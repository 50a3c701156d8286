"""Which clock times are meant by words such as "11h CEST", "10:00-12:30" or "2 pm to 4 pm (Europe/Oslo)"."""

import datetime as dt
import re
from typing import NamedTuple

from django.utils.translation import gettext as _

TIME = r"(?P<h{n}>\d\d?)(?:(?::|h(?=\d))(?P<m{n}>\d\d)(?::\d\d(?:\.\d+)?)?)?(?: ?(?P<s{n}>h|am|pm)\b)?"
ZONE = r"\(?(?P<zone>[A-Za-z]+/[A-Za-z_/+-]+|[A-Za-z]{1,5}|[+-]\d\d:?\d\d)?\)?"
# At the end of the words; what is before it names the day, if any does.
CLOCK = re.compile(
    rf"(?:^|(?:,|;|\bat|\bfrom|\s|(?<=\d)T)\s*)(?:at |from )?{TIME.replace('{n}', '1')}"
    rf"(?:\s*(?:-|–|—|to|until)\s*{TIME.replace('{n}', '2')})?\s*{ZONE}\s*$",
    re.IGNORECASE,
)


class Clock(NamedTuple):
    """From when to when, in which zone as written; no end where none is said."""

    start: dt.time
    end: dt.time | None
    zone: str


def take_clock(words: str) -> tuple[str, Clock | None]:
    """The words without the clock time at their end, and that time.

    Bare figures are no clock time: it shows by a colon, an "h", "am" or "pm".
    Raises ValueError for a time that no clock shows.
    """
    found = CLOCK.search(words)
    if not found or not any(found[name] for name in ("m1", "s1", "m2", "s2")):
        return words, None
    start = _time(found, "1", found["s2"] or "")
    end = _time(found, "2", "") if found["h2"] else None
    return words[: found.start()].strip(" ,;"), Clock(start, end, found["zone"] or "")


def _time(found: re.Match[str], which: str, half: str) -> dt.time:
    """`half`: the other end's "am" or "pm", where this one has none."""
    hour, minute = int(found[f"h{which}"]), int(found[f"m{which}"] or 0)
    half = (found[f"s{which}"] or half).lower()
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return dt.time(hour, minute)
    except ValueError as none:
        raise ValueError(
            _("No clock shows %(hour)s:%(minute)02d.") % {"hour": hour, "minute": minute}
        ) from none
