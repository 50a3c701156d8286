"""Decides the items of a list, and the text inside items, notes and quotations."""

from dataclasses import dataclass

from prose.blocks.ends import fence_end, offsets_of
from prose.blocks.lines import FENCE, ITEM, NOTE, QUOTE, dedent, indent, is_blank, is_item


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: where it starts, where its own text starts, where it ends."""

    start: int
    body: int
    end: int


def split_items(text: str, *, nested: bool = False) -> list[Item]:
    """The items of a list's text; with `nested`, those of the lists inside it too, in one row."""
    lines = text.split("\n")
    offsets = offsets_of(lines, len(text))
    base, at, starts = indent(lines[0]), 0, []
    while at < len(lines):
        line, found = lines[at], ITEM.match(lines[at])
        if found and is_item(line) and (nested or indent(line) < base + 2):
            starts.append((offsets[at], offsets[at] + found.end()))
        elif FENCE.match(line) and indent(line) >= base + 2:
            at = fence_end(lines, at, inside=base + 2) - 1
        at += 1
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return [Item(start, body, end) for (start, body), end in zip(starts, ends, strict=True)]


def item_body(text: str, item: Item) -> str:
    """An item's own text, moved to the margin."""
    first, *rest = text[item.body : item.end].split("\n")
    width = max(item.body - item.start, 2)
    return "\n".join([first, *(dedent(line, width) for line in rest)])


def note_body(text: str) -> str:
    """A note's own text, moved to the margin, without its label."""
    found = NOTE.match(text)
    first, *rest = text[found.end() if found else 0 :].split("\n")
    widths = [indent(line) for line in rest if indent(line) >= 2 and not is_blank(line)]
    width = min([*widths, 4])
    return "\n".join([first, *(dedent(line, width) for line in rest)])


def quote_body(text: str) -> str:
    """A quotation's own text, without its marks."""
    lines = text.split("\n")
    return "\n".join(line[m.end() :] if (m := QUOTE.match(line)) else line for line in lines)
