"""How one output stands: for its owner, and for each city where every city owes it."""

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


@dataclasses.dataclass(frozen=True)
class Account:
    """An output with its day, and each city's part of it; `released`: people have been told of it."""

    output: Output
    due: Due
    late: bool
    released: bool
    when: str
    parts: list[Part] = dataclasses.field(default_factory=list)

    @property
    def kept(self) -> bool:
        """Nobody owes it any more."""
        if self.output.state != OutputState.OPEN:
            return True
        return bool(self.parts) and all(part.state != OutputState.OPEN for part in self.parts)

    @property
    def late_parts(self) -> list[Part]:
        return [part for part in self.parts if part.late]

    @property
    def settled(self) -> int:
        """How many cities have delivered, or need not."""
        return sum(part.state != OutputState.OPEN for part in self.parts)

    @property
    def extended(self) -> int:
        """How many cities have more time."""
        return sum(part.due.before is not None for part in self.parts)

    @property
    def word(self) -> str:
        """`late` while anybody is, `kept` once nobody owes it, else `open`."""
        return "late" if self.late else "kept" if self.kept else "open"


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
