"""The phases that one travels to: when and where each is, and what is written of the way there."""

import dataclasses
from collections.abc import Iterable, Iterator
from itertools import groupby

from programme.domain.stops import Stop, find_stops
from programme.enums import Format
from programme.models import ReleasedSession


@dataclasses.dataclass(frozen=True)
class Stay:
    """A released phase with sessions in person."""

    code: str
    title: str
    stops: list[Stop]


def find_stays(sessions: Iterable[ReleasedSession]) -> Iterator[Stay]:
    """The stays of a release in its order; what is cancelled needs no way there."""
    in_person = [each for each in sessions if each.format != Format.ONLINE]
    for (code, title), members in groupby(in_person, key=lambda each: (each.phase_code, each.phase_title)):
        if stops := find_stops(members):
            yield Stay(code, title, stops)
