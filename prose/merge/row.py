"""Decides how three texts lie side by side: the base's pieces, and what each side made of them."""

from dataclasses import dataclass, field

from prose.merge.align import Side, align, claim_splits, joined_slots, regroup, regrouped
from prose.merge.conflict import Conflict, Woven
from prose.merge.pieces import ITEMS, Level, Piece, whole

Content = str | Conflict | Woven
# Nobody reads a text in so many pieces, nor waits for its merge: it is taken whole.
MAX_PIECES = 5_000


@dataclass
class Out:
    """A piece of the merged row: what it holds, and which pieces of each text it stands for."""

    content: Content
    base: list[int] = field(default_factory=list)
    mine: list[int] = field(default_factory=list)
    theirs: list[int] = field(default_factory=list)
    kind: str = ""


@dataclass
class Row:
    """Three rows of pieces at one level, laid side by side."""

    level: Level
    base: list[Piece]
    mine: Side
    theirs: Side
    offset: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where base pieces start to end stand in the whole base text."""
        if start >= len(self.base):
            at = self.base[-1].end if self.base else 0
            return self.offset + at, self.offset + at
        if start == end:
            return self.offset + self.base[start].start, self.offset + self.base[start].start
        return self.offset + self.base[start].start, self.offset + self.base[end - 1].end


def lay(base: str, mine: str, theirs: str, level: Level, offset: int) -> Row:
    """Take three texts to pieces and find the base's pieces again on both sides."""
    rows = [level.split(text) for text in (base, mine, theirs)]
    if max(map(len, rows)) > MAX_PIECES:
        rows = [whole(text) for text in (base, mine, theirs)]
    pieces = rows[0]
    sides = [align(pieces, row, level) for row in rows[1:]]
    if level is not ITEMS:
        for side in sides:
            claim_splits(pieces, side)
        slots = joined_slots(pieces, sides[0]) | joined_slots(pieces, sides[1])
        pieces, groups = regroup(pieces, base, slots)
        sides = [regrouped(side, groups) for side in sides]
    return Row(level, pieces, sides[0], sides[1], offset)
