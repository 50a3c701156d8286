"""Words that contradict a date: "mid-October" against "two weeks before 7 November", or the days set."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from programme.domain.claims import OFFSET, Claim, contradictions, read_claims
from programme.domain.moments import day_of, ends, zone_of
from programme.domain.warnings.warned import Warned
from programme.domain.wording import say_days
from programme.enums import WarningKind
from programme.models import Output, Session

TEXTS = ("relevance", "goals", "contents", "preparations")


def what_contradicts(session: Session, training: dt.date | None) -> Iterator[Warned]:
    """Of the slot and of each output and line of text, the first two dates that cannot both hold."""
    near, days = nearest(session), days_of(session)
    wording = session.slot.wording
    claims = read_claims(wording, near=near, training=training)
    yield from _at_most_one(_within(session, claims, days, "when"))
    for output in session.outputs.all():
        claims = read_claims(output.due_wording, near=near, training=training)
        yield from _at_most_one(_within(session, claims, _due(output, days), "outputs"))
    for name in TEXTS:
        for line in filter(OFFSET.search, getattr(session, name).splitlines()):
            claims = read_claims(line, near=near, training=training)
            for one, other in contradictions(line, claims):
                yield _two_claims(session, one, other, "about")


def days_of(session: Session) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that its slot knows."""
    first, end = day_of(session.slot), ends(session.slot)
    if first is None or end is None:
        return None
    last = end.astimezone(zone_of(session.slot)) - dt.timedelta(microseconds=1)
    return first, max(first, last.date())


def nearest(session: Session) -> dt.date:
    """A day from which a date without a year is understood."""
    return day_of(session.slot) or dt.date(session.cohort.year, 7, 1)


def _within(
    session: Session, claims: list[Claim], days: tuple[dt.date, dt.date] | None, about: str
) -> Iterator[Warned]:
    """What one wording says of one date, against itself first, then against the days."""
    plain, counted = ([each for each in claims if each.counted is kind] for kind in (False, True))
    for one in plain:
        for other in counted:
            if one.denies(other.first, other.last):
                yield _two_claims(session, one, other, about)
    if days is None:
        return
    # "late September to mid-October" means all the days between.
    if plain and all(claim.denies(*days) for claim in _joined(plain)):
        yield _claim_and_days(session, plain[0], days, about)
    for claim in counted:
        if claim.denies(*days):
            yield _claim_and_days(session, claim, days, about)


def _joined(claims: list[Claim]) -> list[Claim]:
    first, last = min(claim.first for claim in claims), max(claim.last for claim in claims)
    return [claims[0]._replace(first=first, last=last)]


def _due(output: Output, days: tuple[dt.date, dt.date] | None) -> tuple[dt.date, dt.date] | None:
    if output.due_last:
        return output.due_first or output.due_last, output.due_last
    if output.due_days_after is None or days is None:
        return None
    after = dt.timedelta(days=output.due_days_after)
    return days[0] + after, days[1] + after


def _at_most_one(found: Iterator[Warned]) -> Iterator[Warned]:
    """Of one wording the first contradiction says enough."""
    first = next(found, None)
    if first:
        yield first


def _two_claims(session: Session, one: Claim, other: Claim, about: str) -> Warned:
    text = _("“%(one)s” means %(days)s, but “%(other)s” means %(others)s: both cannot hold.") % {
        "one": one.words,
        "days": one.meaning,
        "other": other.words,
        "others": other.meaning,
    }
    facts = (about, one.words, _plainly(one.first, one.last), other.words, _plainly(other.first, other.last))
    return Warned(session.code, WarningKind.DATES, text, about, facts)


def _claim_and_days(session: Session, claim: Claim, days: tuple[dt.date, dt.date], about: str) -> Warned:
    text = _("“%(words)s” means %(days)s, but the date set is %(set)s: both cannot hold.") % {
        "words": claim.words,
        "days": claim.meaning,
        "set": say_days(*days),
    }
    facts = (about, claim.words, _plainly(claim.first, claim.last), _plainly(*days))
    return Warned(session.code, WarningKind.DATES, text, about, facts)


def _plainly(first: dt.date, last: dt.date) -> str:
    return f"{first}/{last}"
