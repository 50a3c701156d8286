"""What an organiser should look at before a release; it never blocks."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from programme.domain.moments import day_of
from programme.domain.warnings.clocks import what_clock_is_wrong
from programme.domain.warnings.coverage import who_is_not_there
from programme.domain.warnings.dates import what_contradicts
from programme.domain.warnings.drift import known_names, what_drifts
from programme.domain.warnings.missing import what_is_missing
from programme.domain.warnings.twice import at_once, what_clashes
from programme.domain.warnings.warned import Warned
from programme.domain.warnings.years import what_lies_outside
from programme.enums import Format, SessionState
from programme.models import Session

__all__ = ["Warned", "warn", "warn_of"]

NOBODY: Mapping[str, list[str]] = {}


def warn(sessions: Iterable[Session], vacant: Mapping[str, list[str]] = NOBODY) -> list[Warned]:
    """What is missing or contradicts itself in the working programme (use `with_parts`).

    `vacant`: by profile, the cities that nobody of it sits for (`coverage.vacancies`).
    """
    going_on = _going_on(sessions)
    surroundings = _Surroundings(going_on, vacant)
    found = [warning for session in going_on for warning in surroundings.look_at(session)]
    for session, others in at_once(going_on):
        found += what_clashes(session, others)
    return found


def warn_of(session: Session, sessions: Iterable[Session]) -> list[Warned]:
    """The same of one session alone, as its sheet says it: who is missing for a track is not mended there."""
    going_on = _going_on(sessions)
    if session not in going_on:
        return []
    before = islice(going_on, going_on.index(session))
    return [*_Surroundings(going_on, NOBODY).look_at(session), *what_clashes(session, before)]


class _Surroundings:
    """What one must know of the whole programme to judge one session of it."""

    def __init__(self, sessions: list[Session], vacant: Mapping[str, list[str]]) -> None:
        in_person = (s for s in sessions if s.format in (Format.IN_PERSON, Format.HYBRID))
        days = (day_of(session.slot) for session in in_person)
        # "The training" that other dates are counted from begins with its first day in person.
        self.training = min(filter(None, days), default=None)
        self.names = known_names(session.track for session in sessions)
        self.vacant = vacant

    def look_at(self, session: Session) -> Iterator[Warned]:
        yield from what_is_missing(session)
        if session.held_at is None:
            yield from what_contradicts(session, self.training)
            yield from what_lies_outside(session)
            yield from what_clock_is_wrong(session)
            yield from who_is_not_there(session, self.vacant)
        yield from what_drifts(session, self.names)


def _going_on(sessions: Iterable[Session]) -> list[Session]:
    return [s for s in sessions if s.state not in (SessionState.IDEA, SessionState.CANCELLED)]
