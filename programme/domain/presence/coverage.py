"""The coverage of a programme: by slot and track, which cities have nobody there, and why."""

import datetime as dt
from collections.abc import Sequence
from typing import cast

from django.utils.formats import date_format

from cohorts.models import CityPair, Cohort
from programme.domain.moments import is_over, zone_of
from programme.domain.presence.absence import why_nobody
from programme.domain.presence.covered import Beside, Coverage, Covered, Gap
from programme.domain.presence.slots import parallel_slots, without_clock
from programme.enums import Absence
from programme.models import Session, Slot


def cover(cohort: Cohort, *, at: dt.datetime) -> Coverage:
    """Read with a fixed number of questions, however many cities and sessions there are."""
    sessions = list(cohort.sessions.with_parts().in_order())
    pairs = list(cohort.pairs.active().with_people().by_city())
    found = [_beside(slot, pairs, at) for slot in parallel_slots(sessions)]
    ahead, over = ([each for each in found if each.over is gone] for gone in (False, True))
    return Coverage(ahead, over, without_clock(sessions), len(pairs))


def _beside(sessions: Sequence[Session], pairs: Sequence[CityPair], at: dt.datetime) -> Beside:
    slot = sessions[0].slot
    title = date_format(_clock(slot.starts_at, slot), "l j F Y, H:i T")
    over = all(is_over(each.slot, at) for each in sessions)
    return Beside(title, [_covered(each, sessions, pairs, at) for each in sessions], over)


def _covered(
    session: Session, beside: Sequence[Session], pairs: Sequence[CityPair], at: dt.datetime
) -> Covered:
    found: dict[Absence, list[str]] = {reason: [] for reason in Absence}
    for pair in pairs:
        if reason := why_nobody(pair, session, beside, at):
            found[reason].append(pair.city.name)
    gaps = [Gap(reason, cities) for reason, cities in found.items() if cities]
    there = len(pairs) - sum(len(gap.cities) for gap in gaps)
    return Covered(session, _hours(session), there, gaps)


def _hours(session: Session) -> str:
    slot = session.slot
    start, end = _clock(slot.starts_at, slot), _clock(slot.ends_at, slot)
    return f"{start:%H:%M} – {end:%H:%M} {start.tzname()}"


def _clock(moment: dt.datetime | None, slot: Slot) -> dt.datetime:
    """What clocks show where the session is told; only of one that has an hour."""
    return cast(dt.datetime, moment).astimezone(zone_of(slot))
