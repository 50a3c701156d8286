"""Decides the passages of a text: an unbroken row of spans, each of one kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from prose.blocks.ends import (
    fence_end,
    lazy_end,
    list_end,
    note_end,
    offsets_of,
    quote_end,
    skip_blank,
)
from prose.blocks.lines import (
    CALLOUT,
    FENCE,
    FIGURE,
    HEADING,
    NOTE,
    QUOTE,
    RULE,
    is_item,
    is_table,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One passage of a text, by character offsets, blank lines after it included.

    Kinds: heading, paragraph, list, table, code, quote, callout, figure, footnote, rule;
    and blank, for blank lines that lead the text.
    """

    kind: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """The passage itself."""
        return text[self.start : self.end]


def split_blocks(text: str) -> list[Block]:
    """The text's passages in order; their spans joined are exactly the text."""
    lines = text.split("\n")
    offsets = offsets_of(lines, len(text))
    blocks, at = [], skip_blank(lines, 0)
    if at:
        blocks.append(Block("blank", 0, offsets[at]))
    while at < len(lines):
        kind, end = _take(lines, at)
        after = skip_blank(lines, end)
        blocks.append(Block(kind, offsets[at], offsets[after]))
        at = after
    return [block for block in blocks if block.start < block.end]


def block_texts(text: str) -> list[str]:
    """The passages themselves; joined they are the text."""
    return [block.of(text) for block in split_blocks(text)]


def _take(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The kind of the passage that begins here, and the line after it."""
    line = lines[at]
    if FENCE.match(line):
        return "code", fence_end(lines, at)
    if HEADING.match(line):
        return "heading", at + 1
    if RULE.match(line):
        return "rule", at + 1
    if QUOTE.match(line):
        return "callout" if CALLOUT.match(line) else "quote", quote_end(lines, at)
    if is_item(line):
        return "list", list_end(lines, at)
    if NOTE.match(line):
        return "footnote", note_end(lines, at)
    if is_table(lines, at):
        return "table", lazy_end(lines, at + 2)
    end = lazy_end(lines, at + 1)
    return "figure" if end == at + 1 and FIGURE.match(line) else "paragraph", end
