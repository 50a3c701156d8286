"""Decides how a passage goes on from one text to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from prose.anchor.make import CONTEXT, Anchor
from prose.anchor.search import Span, find_moved
from prose.anchor.steps import fresh, kept, mapped, steps
from prose.diff import Opcode

LIVES = 0.5
LIVES_ALONE = 0.75


@dataclass
class Trail:
    """A passage on its way through the texts: its words of late, and whether it left its place.

    It is all that has to be known of the texts behind it, so a walk can stop here and go on later.
    """

    quote: str
    around: tuple[str, str]
    span: Span | None
    moved: bool = False
    lost_in: int | None = None


def begin(anchor: Anchor, text: str, number: int = 0) -> Trail:
    """The trail of an anchor in the text that it was made on, which has this number."""
    span: Span | None = anchor.start, anchor.end
    if text[anchor.start : anchor.end] != anchor.quote:
        span = find_moved(anchor.quote, (anchor.prefix, anchor.suffix), text, [(0, len(text))])
    return Trail(anchor.quote, (anchor.prefix, anchor.suffix), span, lost_in=None if span else number)


def advance(trails: Sequence[Trail], old: str, new: str, number: int) -> None:
    """Take trails from the old text on to the new, numbered so; the texts are compared once for all."""
    if old == new or not trails:
        return
    taken = steps(old, new)
    gaps = fresh(taken)
    for trail in trails:
        _advance(trail, taken, gaps, old, new, number)


def _advance(trail: Trail, taken: list[Opcode], gaps: list[Span], old: str, new: str, number: int) -> None:
    if trail.span and _lives(taken, old, *trail.span):
        trail.span = _snapped(new, mapped(taken, *trail.span), trail.quote)
    else:
        found = find_moved(trail.quote, trail.around, new, gaps)
        trail.moved = trail.moved or found is not None
        if trail.span and not found:
            trail.lost_in = number
        trail.span = found
    if trail.span:
        start, end = trail.span
        trail.lost_in = None
        trail.quote = new[start:end]
        trail.around = new[max(0, start - CONTEXT) : start], new[end : end + CONTEXT]


def _lives(taken: list[Opcode], old: str, start: int, end: int) -> bool:
    """Whether enough of the passage is left; a few of its words among strangers are an echo."""
    share = kept(taken, old, start, end)
    if share >= LIVES_ALONE:
        return True
    before, after = (max(0, start - CONTEXT), start), (end, end + CONTEXT)
    return share >= LIVES and max(kept(taken, old, *before), kept(taken, old, *after)) >= LIVES


def _snapped(text: str, span: Span, quote: str) -> Span:
    """The words themselves where they are all still there: a full stop may have found another."""
    at = text.find(quote, *span)
    return (at, at + len(quote)) if at >= 0 else _trimmed(text, span)


def _trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends, unless there is nothing else."""
    words = text[span[0] : span[1]]
    if not words.strip():
        return span
    return span[0] + len(words) - len(words.lstrip()), span[1] - len(words) + len(words.rstrip())
