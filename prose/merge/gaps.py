"""Decides the white space between merged pieces."""

from collections.abc import Sequence
from itertools import pairwise

from prose.merge.conflict import Woven
from prose.merge.pieces import Piece
from prose.merge.row import Out, Row


def with_gaps(row: Row, outs: list[Out]) -> Woven:
    """Each piece with what follows it: as it stood where the two met, else the level's own."""
    pieces = [(out.content, _between(row, out, after)) for out, after in pairwise(outs)]
    if outs:
        pieces.append((outs[-1].content, _last_gap(row)))
    return Woven(pieces)


def _between(row: Row, out: Out, after: Out) -> str:
    was = _met(row.base, out.base, after.base)
    mine = _met(row.mine.pieces, out.mine, after.mine)
    theirs = _met(row.theirs.pieces, out.theirs, after.theirs)
    if mine is not None and theirs is not None:
        return theirs if mine == was else mine
    for gap in (theirs, mine, was):
        if gap is not None:
            return gap
    return row.level.join


def _met(pieces: Sequence[Piece], before: list[int], after: list[int]) -> str | None:
    """The white space between two pieces of one text, if they were neighbours there."""
    if before and after and before[-1] + 1 == after[0]:
        return pieces[before[-1]].gap
    return None


def _last_gap(row: Row) -> str:
    was, mine, theirs = (
        pieces[-1].gap if pieces else "" for pieces in (row.base, row.mine.pieces, row.theirs.pieces)
    )
    return theirs if mine == was else mine
