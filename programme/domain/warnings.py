"""What an organiser should look at before a release; it never blocks."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from programme.enums import SessionKind, SessionState, TrackKind
from programme.models import Session


class Warned(NamedTuple):
    """One thing about one session, by its code; `about` names the part of it: trainers, outputs or when."""

    code: str
    text: str
    about: str


def warn(sessions: Iterable[Session]) -> list[Warned]:
    """What is missing or contradicts itself in the working programme (use `with_parts`)."""
    going_on = [s for s in sessions if s.state not in (SessionState.IDEA, SessionState.CANCELLED)]
    return [*_missing(going_on), *_twice(going_on)]


def gather(warned: Iterable[Warned], titles: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """The sessions (code and title) that each text is said of."""
    found: dict[str, list[tuple[str, str]]] = {}
    for warning in warned:
        found.setdefault(warning.text, []).append((warning.code, titles[warning.code]))
    return found


def _missing(sessions: list[Session]) -> list[Warned]:
    """A trainer is missed until it was held; what it yields, until that is said."""
    found = []
    for session in sessions:
        if session.is_pause:
            continue
        if session.held_at is None and not session.trainers.all():
            found.append(Warned(session.code, _("Nobody is named to teach it."), "trainers"))
        if not session.no_outputs and not session.outputs.all():
            text = _("It does not say what it yields, nor that none is foreseen.")
            found.append(Warned(session.code, text, "outputs"))
    return found


def _twice(sessions: list[Session]) -> list[Warned]:
    found = []
    for one, other in combinations(sessions, 2):
        if not _overlap(one, other):
            continue
        for name in sorted(_people(one) & _people(other)):
            words = {"name": name, "title": _short(one)}
            text = _("%(name)s teaches “%(title)s” at the same time.") % words
            found.append(Warned(other.code, text, "when"))
        if _same_seats(one, other):
            words = {"title": _short(one)}
            text = _("“%(title)s” takes the same people at the same time.") % words
            found.append(Warned(other.code, text, "when"))
    return found


def _short(session: Session) -> str:
    """Its title as one names it in passing."""
    return Truncator(session.title).chars(60)


def _overlap(one: Session, other: Session) -> bool:
    first, second = one.slot, other.slot
    if not (first.starts_at and first.ends_at and second.starts_at and second.ends_at):
        return False
    return bool(first.starts_at < second.ends_at and second.starts_at < first.ends_at)


def _people(session: Session) -> set[str]:
    return {trainer.name for trainer in session.trainers.all()}


def _same_seats(one: Session, other: Session) -> bool:
    """A common session asks everybody; a side event asks nobody to be there."""
    if SessionKind.SIDE_EVENT in (one.kind, other.kind):
        return False
    kinds = {one.track.kind, other.track.kind}
    return len(kinds) == 1 or TrackKind.COMMON in kinds
