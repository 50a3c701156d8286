"""Decides what is kept of a passage so that it can be found again."""

from dataclasses import dataclass

from prose.blocks import split_blocks

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage as somebody marked it: its words, what stood around them, and where."""

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """Remember a passage of a text; ValueError where there is none, or nothing but white space."""
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValueError("An anchor needs a passage of the text.")
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(text[start:end], prefix, suffix, start, end)


def widen_to_blocks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the whole passages that the given span touches."""
    touched = [
        block for block in split_blocks(text) if block.start < max(end, start + 1) and block.end > start
    ]
    return (touched[0].start, touched[-1].end) if touched else (start, end)
