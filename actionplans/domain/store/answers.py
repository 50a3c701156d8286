"""What storing a text is answered with."""

import dataclasses
from typing import Any


class UnknownBase(ValueError):
    """The base names a revision that the section never had."""


class KeyReused(ValueError):
    """An edit id came back with another text: two edits must not share one."""


@dataclasses.dataclass(frozen=True)
class Stored:
    """The text is stored, or was there already; `merged` says whether it met another's."""

    revision: int
    text: str
    sha256: str
    merged: bool
    parents: list[int]
    stored_at: str = ""
    status = 200


@dataclasses.dataclass(frozen=True)
class Overlap:
    """The same passage was changed on both sides; `yours` waits as a side draft."""

    current: dict[str, Any]
    yours: str
    base: int
    conflicts: list[dict[str, Any]]
    status = 412


@dataclasses.dataclass(frozen=True)
class Closed:
    """The plan's state forbids writing; the text waits as a side draft."""

    reason: str
    status = 409


Answer = Stored | Overlap | Closed
ANSWERS: dict[int, Any] = {kind.status: kind for kind in (Stored, Overlap, Closed)}
