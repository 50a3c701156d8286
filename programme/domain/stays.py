"""The phases that one travels to: when and where each is, and what is written of the way there."""

import dataclasses
from collections.abc import Iterable, Iterator

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
    phases: dict[tuple[str, str], list[ReleasedSession]] = {}
    for each in sessions:
        if each.format != Format.ONLINE:
            phases.setdefault((each.phase_code, each.phase_title), []).append(each)
    for (code, title), members in phases.items():
        if stops := find_stops(members):
            yield Stay(code, title, stops)
