"""How one output stands, for its owner and over all cities."""

import dataclasses

from programme.domain.due import Due
from programme.domain.readiness.part import Part
from programme.enums import OutputState
from programme.models import Output


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
