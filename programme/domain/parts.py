"""What a page of a programme is made of: phases, their days, and rows of what goes on at once."""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import itemgetter

from django.utils.formats import date_format
from django.utils.translation import ngettext

from programme.domain.copies import where
from programme.domain.moments import is_expected
from programme.enums import SessionKind
from programme.models import ReleasedSession


@dataclasses.dataclass
class Row:
    """What goes on at once: one session, or those of parallel tracks side by side. `mark`: now or next."""

    sessions: list[ReleasedSession]
    mark: str = ""

    @cached_property
    def parallel(self) -> bool:
        return len(self.sessions) > 1

    @cached_property
    def is_pause(self) -> bool:
        return all(each.kind in (SessionKind.BREAK, SessionKind.SOCIAL) for each in self.sessions)

    @cached_property
    def starts_at(self) -> dt.datetime | None:
        return min((each.starts_at for each in self.sessions if each.starts_at), default=None)

    @cached_property
    def ends_at(self) -> dt.datetime | None:
        return max((each.ends_at for each in self.sessions if each.ends_at), default=None)

    @cached_property
    def time_zone(self) -> str:
        return self.sessions[0].time_zone


@dataclasses.dataclass
class Block:
    """Under a phase: a day with several sessions, or a list of sessions that each say their own date."""

    rows: list[Row]
    day: dt.date | None = None

    @cached_property
    def sessions(self) -> list[ReleasedSession]:
        return [session for row in self.rows for session in row.sessions]

    @cached_property
    def anchor(self) -> str:
        # Two phases may share a day.
        return f"day-{self.sessions[0].phase_code}-{self.day:%Y-%m-%d}" if self.day else ""

    @cached_property
    def title(self) -> str:
        return date_format(self.day, "l j F Y") if self.day else ""

    @cached_property
    def certainty(self) -> str:
        """How sure most of the day is, said once: what differs says so itself."""
        return _most(each.certainty for each in self.sessions if not each.cancelled) if self.day else ""

    @cached_property
    def place(self) -> str:
        """Where most of the day is, said once: what is elsewhere says so itself."""
        return _most(map(where, self.sessions)) if self.day else ""

    @cached_property
    def note(self) -> str:
        return ", ".join(part for part in (self.place, count(self.sessions)) if part)


@dataclasses.dataclass
class Part:
    """A phase: what of it is over (only while something still lies ahead), and what is not."""

    code: str
    title: str
    sessions: list[ReleasedSession]
    over: list[Block]
    ahead: list[Block]

    @property
    def anchor(self) -> str:
        return f"phase-{self.code}"

    @property
    def note(self) -> str:
        places = {where(session) for session in self.sessions}
        return ", ".join([*(places if len(places) == 1 else ()), count(self.sessions)])

    @property
    def days(self) -> list[Block]:
        return [block for block in (*self.over, *self.ahead) if block.day]

    @property
    def number_over(self) -> int:
        """How many sessions are over, breaks and cancelled ones apart."""
        return sum(is_expected(each) for block in self.over for each in block.sessions)


def count(sessions: Sequence[ReleasedSession]) -> str:
    """How many sessions, breaks apart."""
    number = sum(session.kind != SessionKind.BREAK for session in sessions)
    return ngettext("%d session", "%d sessions", number) % number


def _most(words: Iterable[str]) -> str:
    """The word that more than half of those say who say one; nothing where none is."""
    found = Counter(filter(None, words))
    word, times = max(found.items(), key=itemgetter(1), default=("", 0))
    return word if 2 * times > found.total() else ""
