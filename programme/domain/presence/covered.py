"""What the coverage of a programme says: slots, their sessions, and the cities that have nobody there."""

from typing import NamedTuple

from programme.enums import Absence
from programme.models import Session


class Gap(NamedTuple):
    """Cities that have nobody there for one reason, by name."""

    reason: Absence
    cities: list[str]


class Covered(NamedTuple):
    """A session, its hours, how many of the cities have somebody there, and who has nobody."""

    session: Session
    hours: str
    there: int
    gaps: list[Gap]


class Beside(NamedTuple):
    """What takes place beside each other: its day, and whether it is over."""

    title: str
    covered: list[Covered]
    over: bool


class Coverage(NamedTuple):
    """All of it: what lies ahead, what is over, what has no hour yet, and of how many cities."""

    ahead: list[Beside]
    over: list[Beside]
    waiting: list[Session]
    cities: int
