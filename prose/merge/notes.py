"""Decides what happens when both sides define a note by the same label: an overlap."""

from dataclasses import replace

from prose.blocks import footnote_label
from prose.merge.conflict import Conflict
from prose.merge.row import Out, Row


def settle_notes(row: Row, outs: list[Out]) -> list[Out]:
    """Make one conflict of two notes with one label that met only in the merge.

    Kept apart, one of the two would silently answer for both citations.
    """
    settled: list[Out] = []
    seen: dict[str, int] = {}
    for number, out in enumerate(outs):
        label = footnote_label(out.content) if isinstance(out.content, str) else None
        twin = seen.get(label) if label else None
        if twin is not None and _strangers(settled[twin], out):
            settled[twin] = _both(row, outs, number, settled[twin], out)
            continue
        if label:
            seen.setdefault(label, len(settled))
        settled.append(out)
    return settled


def _strangers(first: Out, second: Out) -> bool:
    """Whether no text of the three held both."""
    return not (first.mine and second.mine) and not (first.theirs and second.theirs)


def _both(row: Row, outs: list[Out], number: int, first: Out, second: Out) -> Out:
    if first.content == second.content:
        return first
    mine, theirs = (first, second) if first.mine else (second, first)
    at = first.base[0] if first.base else _place(row, outs, number)
    span = row.span(at, at + 1 if first.base else at)
    clash = Conflict(span, str(mine.content), str(theirs.content), row.level.join)
    return replace(first, content=clash, mine=mine.mine, theirs=theirs.theirs)


def _place(row: Row, outs: list[Out], number: int) -> int:
    """The base piece before which the second note was to stand."""
    return next((out.base[0] for out in outs[number:] if out.base), len(row.base))
