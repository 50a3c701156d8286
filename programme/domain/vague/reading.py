"""What a written date means as a slot: a window in its own words, a clock time, or nothing yet."""

import dataclasses
import datetime as dt
import re

from django.utils.translation import gettext as _

from programme.domain.vague.clocks import Clock, take_clock
from programme.domain.vague.days import read_days
from programme.domain.vague.places import name_zone
from programme.enums import Certainty

OPEN = re.compile(
    r"(?:date |time )?(?:tb[acd]|to be (?:confirmed|announced|defined|decided)|open|\?+|-+)\.?", re.I
)
WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[.,]?\s*", re.I
)
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.I)
ASSUMED = dt.timedelta(hours=1)


@dataclasses.dataclass(frozen=True)
class When:
    """A slot's fields, its clock times without zone, and what was assumed in reading it."""

    certainty: str
    wording: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    time_zone: str = ""
    notes: tuple[str, ...] = ()


def read_when(words: str, *, year: int, zone: str) -> When:
    """What the words say, in the edition's `year` and `zone` where they name none.

    Raises ValueError, in words for whoever wrote them, where no date can be understood.
    """
    words = " ".join(words.split())
    if not words or OPEN.fullmatch(words):
        return When(Certainty.UNDATED, wording=words.strip("?-"))
    rest, clock = take_clock(words)
    days = read_days(_bare(rest), year)
    if days is None:
        raise ValueError(_("“%(words)s” is no date that can be understood.") % {"words": words[:120]})
    first, last, wording = days
    if last < first:
        raise ValueError(_("“%(words)s” ends before it starts.") % {"words": words[:120]})
    if clock is None:
        return When(Certainty.WINDOW, wording[:120], first, last)
    if first != last:
        raise ValueError(
            _("“%(words)s” has a clock time on several days; give each its row.") % {"words": words[:120]}
        )
    return at_clock(first, clock, zone)


def at_clock(day: dt.date, clock: Clock, zone: str) -> When:
    """A clock time on a known day, tentative; an end that is missing is assumed and said so."""
    start = dt.datetime.combine(day, clock.start)
    end = dt.datetime.combine(day, clock.end) if clock.end else start + ASSUMED
    notes = [] if clock.end else [_("It names no end; one hour is assumed.")]
    if clock.end and clock.end < clock.start and clock.start.hour >= 12 and clock.end.hour < 6:
        end += dt.timedelta(days=1)
        notes.append(_("It ends after midnight, on the day after."))
    named, said = name_zone(clock.zone, start, zone)
    return When(Certainty.TENTATIVE, starts_at=start, ends_at=end, time_zone=named, notes=(*notes, *said))


def _bare(words: str) -> str:
    """In small letters, without weekdays and what is only said for the ear."""
    words = ORDINAL.sub("", WEEKDAY.sub("", words)).lower()
    return " ".join(re.sub(r"(?<=\d) of (?=[a-z])", " ", words).split()).strip(" ,;")
