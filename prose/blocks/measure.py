"""Decides how long a text is and what its headings are."""

import re
from dataclasses import dataclass

from prose.blocks.lines import HEADING, heading_title
from prose.blocks.split import split_blocks

COMBINING = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_ADDRESS = re.compile(r"\]\([^()\s]*|https?://\S+")
_WORD = re.compile(rf"[^\W_][\w{COMBINING}]*(?:['’.\-][^\W_][\w{COMBINING}]*)*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text: its level, its words, where it stands."""

    level: int
    title: str
    start: int


def word_count(text: str) -> int:
    """How many words a reader reads: addresses and marks are none."""
    return len(_WORD.findall(_ADDRESS.sub(" ", text)))


def outline(text: str) -> list[Heading]:
    """The text's headings in order."""
    found = []
    for block in split_blocks(text):
        match = HEADING.match(block.of(text))
        if block.kind == "heading" and match:
            title = heading_title(block.of(text))
            found.append(Heading(len(match.group(1)), title, block.start))
    return found
