"""Who and what would be in two places at once."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from programme.domain.warnings.warned import Warned, brief
from programme.enums import Format, SessionKind, TrackKind, WarningKind
from programme.models import Session

# "Room 2", "Hall B", "the auditorium": one room. "Barcelona" or "Town Hall" may hold many sessions at once.
ROOM = re.compile(r"\b(?:room|hall|sala|salle|aula)\s+(?:\d\w*|[a-z])\b|\bauditorium\b", re.IGNORECASE)


def what_clashes(session: Session, others: Iterable[Session]) -> Iterator[Warned]:
    """Trainers, people and rooms that one of `others` has at the same time."""
    for other in others:
        if overlap(session, other):
            yield from _people_twice(session, other)
            yield from _room_twice(session, other)


def at_once(sessions: list[Session]) -> Iterator[tuple[Session, list[Session]]]:
    """Each session that goes on while earlier ones of the programme do, with those."""
    clocks = [
        (session.slot.starts_at, session.slot.ends_at, number)
        for number, session in enumerate(sessions)
        if session.slot.starts_at and session.slot.ends_at
    ]
    going: list[tuple[dt.datetime, int]] = []
    found: dict[int, list[int]] = defaultdict(list)
    for start, end, number in sorted(clocks):
        going = [(until, other) for until, other in going if until > start]
        for _until, other in going:
            found[max(number, other)].append(min(number, other))
        going.append((end, number))
    for number in sorted(found):
        yield sessions[number], [sessions[other] for other in sorted(found[number])]


def _people_twice(session: Session, other: Session) -> Iterator[Warned]:
    facts = (other.code, _hours(other), _hours(session))
    for name in sorted(_people(session) & _people(other)):
        text = _("%(name)s teaches “%(title)s” at the same time.")
        words = {"name": name, "title": brief(other)}
        yield Warned(session.code, WarningKind.TRAINER_TWICE, text % words, "when", (name, *facts))
    if _same_seats(session, other):
        text = _("“%(title)s” takes the same people at the same time.") % {"title": brief(other)}
        yield Warned(session.code, WarningKind.SEATS_TWICE, text, "when", facts)


def _room_twice(session: Session, other: Session) -> Iterator[Warned]:
    place = " ".join(session.place.split())
    if Format.ONLINE in (session.format, other.format) or not ROOM.search(place):
        return
    if place.casefold() == " ".join(other.place.split()).casefold():
        text = _("“%(title)s” is in %(room)s at the same time.") % {"title": brief(other), "room": place}
        facts = (place, other.code, _hours(other), _hours(session))
        yield Warned(session.code, WarningKind.ROOM_TWICE, text, "where", facts)


def overlap(one: Session, other: Session) -> bool:
    """Whether they share some time; what has no hour shares none."""
    first, second = one.slot, other.slot
    if not (first.starts_at and first.ends_at and second.starts_at and second.ends_at):
        return False
    return bool(first.starts_at < second.ends_at and second.starts_at < first.ends_at)


def _hours(session: Session) -> str:
    """In numbers: another hour is another fact, another language is not."""
    clocks = (session.slot.starts_at, session.slot.ends_at)
    return "/".join(clock.astimezone(dt.UTC).isoformat() for clock in clocks if clock)


def _people(session: Session) -> set[str]:
    return {trainer.name for trainer in session.trainers.all()}


def _same_seats(one: Session, other: Session) -> bool:
    """A common session asks everybody; a side event asks nobody to be there."""
    if SessionKind.SIDE_EVENT in (one.kind, other.kind):
        return False
    kinds = {one.track.kind, other.track.kind}
    return len(kinds) == 1 or TrackKind.COMMON in kinds
