"""Decides a passage's place in the newest of several revisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz import fuzz

from prose.anchor.make import Anchor
from prose.anchor.trail import Trail, advance, begin

Status = Literal["exact", "moved", "edited", "orphan"]
SAME_THOUGHT = 40.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in the last text, and how sure that is.

    An orphan stands nowhere (0, 0); `lost_in` is the number of the text in which its words went.
    """

    status: Status
    start: int
    end: int
    lost_in: int | None = None


def follow(anchor: Anchor, texts: Sequence[str]) -> Place:
    """Map an anchor, made on the first text, through all texts to the last.

    Opcodes carry it; its own words check it; what vanished is looked for in what is new, word for
    word and then by likeness. A wrong place is worse than none: in doubt it is an orphan.
    """
    trail = begin(anchor, texts[0])
    for number, (old, new) in enumerate(pairwise(texts), start=1):
        advance([trail], old, new, number)
    return place_in(anchor, trail, texts[-1])


def place_in(anchor: Anchor, trail: Trail, text: str) -> Place:
    """Where the trail has come to in the text it has reached: the same thought, or an orphan."""
    if not trail.span:
        return Place("orphan", 0, 0, trail.lost_in)
    start, end = trail.span
    now, was = " ".join(text[start:end].split()), " ".join(anchor.quote.split())
    if now == was:
        return Place("moved" if trail.moved else "exact", start, end)
    if now in was or was in now or fuzz.ratio(now, was) >= SAME_THOUGHT:
        return Place("edited", start, end)
    return Place("orphan", 0, 0, trail.lost_in)
