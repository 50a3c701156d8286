"""Which days words name: "mid-October", "7 and 8 November", "two weeks before the training"."""

import calendar as months
import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from programme.domain.printed import NUMBERS, window
from programme.domain.wording import say_day, say_days

Days = tuple[dt.date, dt.date] | None

MONTH = "|".join(NUMBERS)
PARTS = {"beginning of": "early", "start of": "early", "middle of": "mid", "end of": "late"}
COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
# How many days "two weeks" may be wrong by and still be two weeks.
SLACK = {"day": 0, "week": 3, "month": 7}
LENGTH = {"day": 1, "week": 7, "month": 30}

YEAR = r"(?:,? (?P<year>20\d\d))?"
DAY = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|or|and|&)\s*(?P<until>\d{1,2}))?"
    rf"\s+(?P<month>{MONTH})\b{YEAR}"
)
NAMED_DAY = re.compile(rf"\b{DAY}", re.IGNORECASE)
VAGUE = re.compile(
    rf"\b(?P<part>early|mid|late|{'|'.join(PARTS)})[- ](?P<month>{MONTH})\b{YEAR}",
    re.IGNORECASE,
)
WHOLE = re.compile(rf"\b(?P<month>{MONTH.title()})\b{YEAR}")
OFFSET = re.compile(
    rf"\b(?P<most>at least |at most )?(?P<count>an?|\d{{1,2}}|{'|'.join(COUNTS)}) (?P<unit>day|week|month)s?"
    rf" (?P<side>before|ahead of|after|in advance of) (?:(?P<training>the training)\b|(?:the )?{DAY})",
    re.IGNORECASE,
)
# What stands before a day and makes it a limit, or takes its meaning away.
LIMIT = re.compile(
    r"\b(before|until|till|by|after|from|since|between|not|than)\s+(?:in\s+)?(?:the\s+)?$", re.IGNORECASE
)


class Claim(NamedTuple):
    """Words that name days: the first and the last that they can mean, and where in the text they stand."""

    words: str
    first: dt.date
    last: dt.date
    start: int
    end: int
    counted: bool = False

    def denies(self, first: dt.date, last: dt.date) -> bool:
        """No day of these is one that the words can mean."""
        return last < self.first or first > self.last

    @property
    def meaning(self) -> str:
        """The days in words; what is counted from another day, roughly."""
        if self.first == dt.date.min or self.last == dt.date.max:
            known = say_day(self.last if self.first == dt.date.min else self.first)
            return _("until %s") % known if self.first == dt.date.min else _("from %s on") % known
        if not self.counted:
            return say_days(self.first, self.last)
        return _("about %s") % say_day(self.first + (self.last - self.first) / 2)


def read_claims(text: str, *, near: dt.date, training: dt.date | None) -> list[Claim]:
    """Every naming of days in `text`, in its order; a year that is not said is the one closest to `near`.

    `training` is the day that "the training" begins, if it is known.
    """
    found = []
    for pattern, read in ((OFFSET, _counted), (NAMED_DAY, _named), (VAGUE, _vague), (WHOLE, _whole)):
        for match in pattern.finditer(text):
            try:
                days = read(match, near, training)
            except (ValueError, OverflowError):
                continue  # the 31st of November
            if days:
                found.append(Claim(match[0], *days, *match.span(), counted=pattern is OFFSET))
        # What was read as one thing is not read as another.
        text = pattern.sub(lambda match: "\0" * len(match[0]), text)
    return sorted(found, key=lambda claim: claim.start)


def contradictions(text: str, claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """A day and a count that stand side by side, and of which both cannot hold."""
    for one, other in pairwise(claims):
        between = text[one.end : other.start]
        beside = re.fullmatch(r"[\s,;()–—-]*(?:(?:that|which) is,?|i\.e\.,?)?\s*", between)
        if beside and one.counted != other.counted and one.denies(other.first, other.last):
            yield one, other


def _named(match: re.Match[str], near: dt.date, training: dt.date | None) -> Days:
    first = _day(match, near)
    last = first.replace(day=int(match["until"])) if match["until"] else first
    return _limited(match, first, max(first, last))


def _vague(match: re.Match[str], near: dt.date, training: dt.date | None) -> Days:
    month, part = NUMBERS[match["month"].lower()], match["part"].lower()
    first, last, _wording = window(PARTS.get(part, part), _year(match, month, near), month)
    return _limited(match, first, last)


def _whole(match: re.Match[str], near: dt.date, training: dt.date | None) -> Days:
    month = NUMBERS[match["month"].lower()]
    first = dt.date(_year(match, month, near), month, 1)
    return _limited(match, first, first.replace(day=months.monthrange(first.year, month)[1]))


def _counted(match: re.Match[str], near: dt.date, training: dt.date | None) -> Days:
    """Two weeks before a day: that day, give or take half a week."""
    anchor = training if match["training"] else _day(match, near)
    if anchor is None:
        return None
    count, unit = match["count"].lower(), match["unit"].lower()
    number = 1 if count in ("a", "an") else int(count) if count.isdecimal() else COUNTS.index(count) + 1
    slack = dt.timedelta(days=SLACK[unit])
    later = match["side"].lower() == "after"
    away = dt.timedelta(days=number * LENGTH[unit]) * (1 if later else -1)
    first, last = anchor + away - slack, anchor + away + slack
    if not match["most"]:
        return first, last
    beyond = (match["most"].lower() == "at least ") == later
    return (first, dt.date.max) if beyond else (dt.date.min, last)


def _limited(match: re.Match[str], first: dt.date, last: dt.date) -> Days:
    """ "by mid-October" is any day until then; of "not in October" nothing is known."""
    limit = LIMIT.search(match.string[: match.start()])
    if limit is None:
        return first, last
    word = limit[1].lower()
    if word in ("before", "until", "till", "by"):
        return dt.date.min, last
    return (first, dt.date.max) if word in ("after", "from", "since") else None


def _day(match: re.Match[str], near: dt.date) -> dt.date:
    month = NUMBERS[match["month"].lower()]
    return dt.date(_year(match, month, near), month, int(match["day"]))


def _year(match: re.Match[str], month: int, near: dt.date) -> int:
    """The year that is said, or the one in which that month is closest."""
    if match["year"]:
        return int(match["year"])
    years = (near.year - 1, near.year, near.year + 1)
    return min(years, key=lambda year: abs(dt.date(year, month, 15) - near))
