"""A time zone's abbreviation that contradicts its date: "CET" in July."""

import datetime as dt
import re
import zoneinfo
from collections.abc import Iterator

from django.utils.translation import gettext as _

from programme.domain.claims import read_claims
from programme.domain.warnings.dates import days_of, nearest
from programme.domain.warnings.warned import Warned
from programme.domain.wording import say_day
from programme.enums import WarningKind
from programme.models import Session

Days = tuple[dt.date, dt.date]
# Where each abbreviation is told, to know which of the two is right on a day. GMT is right all year.
WHERE = {
    "CET": "Europe/Brussels",
    "CEST": "Europe/Brussels",
    "EET": "Europe/Helsinki",
    "EEST": "Europe/Helsinki",
    "WET": "Europe/Lisbon",
    "WEST": "Europe/Lisbon",
    "BST": "Europe/London",
}
# "WEST" and the like are words as well: they count behind a clock time alone.
PRINTED = re.compile(r"\b(?:C|E)ES?T\b|(?<=\d|h|m)\s?\(?\b(?:WES?T|BST)\b")
FIELDS = {
    "relevance": "about",
    "goals": "about",
    "contents": "about",
    "preparations": "about",
    "place": "where",
}


def what_clock_is_wrong(session: Session) -> Iterator[Warned]:
    """Each abbreviation that no clock shows on the day that its line names, or else on the session's days."""
    seen = set()
    for about, line, days in _lines(session):
        for match in PRINTED.finditer(line):
            abbreviation = match[0].strip(" (")
            right = _right(abbreviation, days)
            if right and (about, abbreviation) not in seen:
                seen.add((about, abbreviation))
                yield _wrong(session, abbreviation, right, days[0], about)


def _lines(session: Session) -> Iterator[tuple[str, str, Days]]:
    """Each line that names a zone and whose days are known."""
    known = days_of(session)
    for name, about in FIELDS.items():
        for line in filter(PRINTED.search, getattr(session, name).splitlines()):
            if days := _days_in(line, session) or known:
                yield about, line, days
    if known:
        yield "when", session.slot.wording, known


def _days_in(line: str, session: Session) -> Days | None:
    claims = read_claims(line, near=nearest(session), training=None)
    named = [(claim.first, claim.last) for claim in claims if not claim.counted]
    closed = [days for days in named if days[0] != dt.date.min and days[1] != dt.date.max]
    return closed[0] if closed else None


def _right(abbreviation: str, days: Days) -> str:
    """What clocks show instead on all of these days; nothing if it may be right."""
    zone = zoneinfo.ZoneInfo(WHERE[abbreviation])
    shown = {dt.datetime.combine(day, dt.time(12), tzinfo=zone).tzname() or "" for day in days}
    return "" if abbreviation in shown or len(shown) > 1 else shown.pop()


def _wrong(session: Session, abbreviation: str, right: str, day: dt.date, about: str) -> Warned:
    text = _("It says %(abbreviation)s, but on %(day)s clocks show %(right)s.") % {
        "abbreviation": abbreviation,
        "day": say_day(day),
        "right": right,
    }
    return Warned(session.code, WarningKind.ZONE, text, about, (about, abbreviation, str(day)))
