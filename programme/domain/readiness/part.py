"""How one city's part of an output stands."""

import dataclasses
import datetime as dt

from cohorts.models import CityPair
from programme.domain.due import Due
from programme.enums import OutputState
from programme.models import Delivery, Extension, Output


@dataclasses.dataclass(frozen=True)
class Part:
    """One city's part of an output: its state, its own day, and what was said of it."""

    pair: CityPair
    state: str
    due: Due
    late: bool
    delivery: Delivery | None = None
    extension: Extension | None = None

    @property
    def word(self) -> str:
        """The state as an address has it; what is late is not merely open."""
        return "late" if self.late else self.state


def part_of(
    output: Output,
    pair: CityPair,
    due: Due,
    delivery: Delivery | None,
    extension: Extension | None,
    at: dt.datetime,
) -> Part:
    """Settled for all goes before what a city did; a day that is over makes late only what is open."""
    settled = output.state != OutputState.OPEN
    state = output.state if settled or delivery is None else delivery.state
    late = state == OutputState.OPEN and due.is_late(at)
    return Part(pair, state, due, late, delivery, extension)
