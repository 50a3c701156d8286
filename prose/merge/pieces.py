"""Decides the pieces in which texts are merged: passages, items of a list, sentences."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from prose.blocks import split_blocks
from prose.blocks.items import split_items
from prose.blocks.lines import FENCE

# A run of stops is tried once, from its first: a line of stops would else cost its square.
_STOP = r"[.!?…;\u061f\u0589]"
_END = re.compile(rf"(?<!{_STOP})({_STOP}++)[\"'”’»“)\]*_]*+(?:\[\^[^\]\s]{{1,80}}\])*(\s++)")
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\](?=[ \t]))?(?:[ \t]+|$)")
# Short forms after which a sentence goes on, in the languages of our cohorts.
_ABBREVIATED = {
    *("abb", "art", "bzw", "ca", "cf", "dr", "e.g", "etc", "evtl", "fig", "i.e", "ing", "mr", "mrs", "nr"),
    *("p.ex", "prof", "st", "str", "tel", "vgl", "vs", "z.b", "d.h", "u.a", "бул", "т.е", "т.н", "ул"),
    *("π.χ", "αρ", "δηλ", "σελ", "κ.λπ"),
}
_LAST = re.compile(r"[^\s(\[„“«\"']*$")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff][\"'”’»)]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, where it starts there, and the white space after it."""

    text: str
    gap: str
    start: int
    kind: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Level:
    """A way to take a text to pieces, and what stands between two that never met."""

    split: Callable[[str], list[Piece]]
    join: str
    key: Callable[[str], str] = str


def passages(text: str) -> list[Piece]:
    """The text's passages; blank lines that lead it belong to none."""
    blocks = [block for block in split_blocks(text) if block.kind != "blank"]
    return [_piece(text, block.start, block.end, block.kind) for block in blocks]


def items(text: str) -> list[Piece]:
    """The items of a list, those of lists inside it too."""
    return [_piece(text, item.start, item.end, "item") for item in split_items(text, nested=True)]


def sentences(text: str) -> list[Piece]:
    """The sentences of a paragraph: a stop, and a new beginning after it.

    No new beginning: a small letter, or after initials, short forms and ordinal numbers.
    A semicolon ends a question where the letters before it are Greek.
    """
    ends = [found.end() for found in _END.finditer(text) if _is_end(text, found)]
    starts = [0, *ends]
    spans = zip(starts, [*ends, len(text)], strict=True)
    return [_piece(text, start, end, "sentence") for start, end in spans if text[start:end].strip()]


def whole(text: str) -> list[Piece]:
    """The text as one piece of no kind, which is only ever taken whole."""
    return [_piece(text, 0, len(text), "")] if text.strip() else []


def marker(item: str) -> str:
    """What leads an item: indentation, bullet or number, box."""
    found = _MARKER.match(item)
    return found.group() if found else ""


def has_fence(item: str) -> bool:
    return any(FENCE.match(line) for line in item[len(marker(item)) :].split("\n"))


PASSAGES = Level(passages, "\n\n")
ITEMS = Level(items, "\n", lambda text: text[len(marker(text)) :])
SENTENCES = Level(sentences, " ")


def _piece(text: str, start: int, end: int, kind: str) -> Piece:
    content = text[start:end].rstrip()
    return Piece(content, text[start + len(content) : end], start, kind)


def _is_end(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 12) : found.start()], text[found.end() : found.end() + 1]
    if after.islower():
        return False
    if found.group(1)[0] == ";":
        return bool(_GREEK.search(before))
    return found.group(1) != "." or not _is_short(before)


def _is_short(before: str) -> bool:
    """Whether the full stop after these characters ends a short form, an initial or an ordinal."""
    found = _LAST.search(before)
    last = found.group() if found else ""
    if len(last) < 3 and last.isdigit():
        return True
    return last.casefold() in _ABBREVIATED or (len(last) == 1 and last.isupper())
