"""What a printed date means: "late September" is the 21st to the 30th, "mid-October" the 11th to the 20th."""

import calendar as months
import datetime as dt
import re

THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
NUMBERS = {name.lower(): number for number, name in enumerate(months.month_name) if name}


def window(part: str, year: int, month: int) -> tuple[dt.date, dt.date, str]:
    """First day, last day and wording of a part of a month. Raises ValueError for no such part or month."""
    if part not in THIRDS:
        raise ValueError(part)
    first, last = THIRDS[part]
    last = min(last, months.monthrange(year, month)[1])
    name = months.month_name[month]
    wording = f"mid-{name}" if part == "mid" else f"{part} {name}"
    return dt.date(year, month, first), dt.date(year, month, last), wording


def part_of_month(words: str) -> str | None:
    """ "early", "mid" or "late" out of words such as "late in month"."""
    found = re.match(r"(early|mid|late)\b", words.strip().lower())
    return found[1] if found else None


def part_of_day(day: dt.date) -> str:
    """In which part of its month a day falls."""
    return next(part for part, (_first, last) in THIRDS.items() if day.day <= last)


def read_due(words: str, year: int) -> tuple[dt.date | None, dt.date | None]:
    """The days that a due wording such as "mid-October" names; none where it names none."""
    found = re.fullmatch(r"(early|mid|late)[- ]([a-z]+)", words.strip().lower())
    if not found or found[2] not in NUMBERS:
        return None, None
    first, last, _wording = window(found[1], year, NUMBERS[found[2]])
    return first, last
