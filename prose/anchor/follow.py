"""Decides a passage's place in the newest of several revisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz import fuzz

from prose.anchor.make import CONTEXT, Anchor
from prose.anchor.search import Span, find_moved
from prose.anchor.steps import fresh, kept, mapped, steps
from prose.diff import Opcode

Status = Literal["exact", "moved", "edited", "orphan"]
LIVES = 0.5
LIVES_ALONE = 0.75
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


@dataclass
class _Trail:
    """A passage on its way through the texts: its words of late, and whether it left its place."""

    quote: str
    around: tuple[str, str]
    span: Span | None
    moved: bool = False
    lost_in: int | None = None


def follow(anchor: Anchor, texts: Sequence[str]) -> Place:
    """Map an anchor, made on the first text, through all texts to the last.

    Opcodes carry it; its own words check it; what vanished is looked for in what is new, word for
    word and then by likeness. A wrong place is worse than none: in doubt it is an orphan.
    """
    trail = _Trail(anchor.quote, (anchor.prefix, anchor.suffix), _begin(anchor, texts[0]))
    trail.lost_in = None if trail.span else 0
    for number, (old, new) in enumerate(pairwise(texts), start=1):
        if old != new:
            _advance(trail, old, new, number)
    return _place(anchor, trail, texts[-1])


def _begin(anchor: Anchor, text: str) -> Span | None:
    if text[anchor.start : anchor.end] == anchor.quote:
        return anchor.start, anchor.end
    return find_moved(anchor.quote, (anchor.prefix, anchor.suffix), text, [(0, len(text))])


def _advance(trail: _Trail, old: str, new: str, number: int) -> None:
    taken = steps(old, new)
    if trail.span and _lives(taken, old, *trail.span):
        trail.span = _snapped(new, mapped(taken, *trail.span), trail.quote)
    else:
        found = find_moved(trail.quote, trail.around, new, fresh(taken))
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


def _place(anchor: Anchor, trail: _Trail, text: str) -> Place:
    if not trail.span:
        return Place("orphan", 0, 0, trail.lost_in)
    start, end = trail.span
    now, was = " ".join(text[start:end].split()), " ".join(anchor.quote.split())
    if now == was:
        return Place("moved" if trail.moved else "exact", start, end)
    if now in was or was in now or fuzz.ratio(now, was) >= SAME_THOUGHT:
        return Place("edited", start, end)
    return Place("orphan", 0, 0, trail.lost_in)
