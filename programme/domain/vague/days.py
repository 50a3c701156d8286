"""Which days are meant by words such as "late September", "7-8 November 2024", "18/07/2024" or "2024-11"."""

import calendar
import datetime as dt
import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from programme.domain.printed import NUMBERS, window

Days = tuple[dt.date, dt.date, str]
MONTHS = NUMBERS | {name[:3]: number for name, number in NUMBERS.items()} | {"sept": 9}
PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
YEAR = r"(?:,? (?P<year>[12]\d{3}))?"
TO = r"(?: ?(?:-|–|—|/|to|until|and|&) ?)"
PART = re.compile(
    rf"(?P<part>early|mid|late|beginning|start|middle|end)(?:[- ]| of ){MONTH}{YEAR}(?P<more>[,;(].+)?"
)
WHOLE_MONTH = re.compile(rf"{MONTH}{YEAR}")
ISO_MONTH = re.compile(r"(?P<year>[12]\d{3})-(?P<month>\d\d)")
ISO = re.compile(r"(?P<a>[12]\d{3}-\d\d-\d\d)" rf"(?:{TO}(?P<b>[12]\d{{3}}-\d\d-\d\d))?")
DAY_FIRST = re.compile(rf"(?P<a>\d\d?)(?:{TO}(?P<b>\d\d?))? {MONTH}{YEAR}")
MONTH_FIRST = re.compile(rf"{MONTH} (?P<a>\d\d?)(?:{TO}(?P<b>\d\d?))?{YEAR}")
ACROSS = re.compile(rf"(?P<a>\d\d?) (?P<from>[a-z]+)\.?{TO}(?P<b>\d\d?) {MONTH}{YEAR}")
IN_FIGURES = re.compile(r"(?P<a>\d\d?)[./](?P<month>\d\d?)(?:[./](?P<year>[12]\d{3})?)?")


def read_days(words: str, year: int) -> Days | None:
    """First day, last day and the wording to keep; `year` where the words name none.

    The words are in small letters, without weekday and ordinal endings. None where they name no day;
    raises ValueError for a day that no calendar has.
    """
    for pattern, read in READERS:
        if found := pattern.fullmatch(words):
            return read(found, year)
    return None


def _part(found: re.Match[str], year: int) -> Days:
    part, month = PARTS.get(found["part"], found["part"]), MONTHS[found["month"]]
    first, last, wording = window(part, int(found["year"] or year), month)
    return first, last, wording + (found["more"] or "")


def _month(found: re.Match[str], year: int) -> Days:
    month = MONTHS.get(found["month"]) or int(found["month"])
    year = int(found["year"] or year)
    first = _date(year, month, 1)
    return first, first.replace(day=calendar.monthrange(year, month)[1]), calendar.month_name[month]


def _iso(found: re.Match[str], year: int) -> Days:
    first, last = (_date(*map(int, words.split("-"))) for words in (found["a"], found["b"] or found["a"]))
    return first, last, ""


def _spelt(found: re.Match[str], year: int) -> Days:
    month, year = MONTHS[found["month"]], int(found["year"] or year)
    first, last = (_date(year, month, int(day)) for day in (found["a"], found["b"] or found["a"]))
    return first, last, ""


def _across(found: re.Match[str], year: int) -> Days | None:
    if found["from"] not in MONTHS:
        return None
    year = int(found["year"] or year)
    last = _date(year, MONTHS[found["month"]], int(found["b"]))
    first = _date(year, MONTHS[found["from"]], int(found["a"]))
    # "30 December to 2 January 2025" begins in the year before.
    return (_date(year - 1, first.month, first.day) if first > last else first), last, ""


def _in_figures(found: re.Match[str], year: int) -> Days:
    day = _date(int(found["year"] or year), int(found["month"]), int(found["a"]))
    return day, day, ""


def _date(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as none:
        words = {"day": day, "month": month, "year": year}
        raise ValueError(_("No calendar has the day %(day)s of month %(month)s, %(year)s.") % words) from none


READERS: list[tuple[re.Pattern[str], Callable[[re.Match[str], int], Days | None]]] = [
    (PART, _part),
    (WHOLE_MONTH, _month),
    (ISO_MONTH, _month),
    (ISO, _iso),
    (DAY_FIRST, _spelt),
    (MONTH_FIRST, _spelt),
    (ACROSS, _across),
    (IN_FIGURES, _in_figures),
]
