"""How far a guide is: which part waits, which is being printed, which is done or failed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class PartState(StrEnum):
    WAITING = "waiting"
    PRINTING = "printing"
    KEPT = "kept"
    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True)
class PartProgress:
    """One part: what people call it, how far it is, the page it has reached."""

    title: str
    state: PartState = PartState.WAITING
    page: int = 0


@dataclass(frozen=True)
class Progress:
    """All parts in their order; `joining` once all are there."""

    parts: tuple[PartProgress, ...]
    joining: bool = False

    @property
    def done(self) -> int:
        """How many parts are there, from this build or an earlier one."""
        return sum(part.state in {PartState.KEPT, PartState.PRINTED} for part in self.parts)


OnProgress = Callable[[Progress], None]
