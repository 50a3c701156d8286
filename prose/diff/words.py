"""Decides what a word is, with its accents, in any script."""

import re
from typing import NamedTuple

from prose.blocks.measure import COMBINING

LETTERS = re.compile(rf"[^\W_][\w{COMBINING}]*")
_WORD = re.compile(rf"\s+|{LETTERS.pattern}|_+|[^\w\s][{COMBINING}\ufe0f]*|.", re.DOTALL)


class Word(NamedTuple):
    """A word, a run of white space or one mark, and where it starts."""

    text: str
    start: int


def split_words(text: str) -> list[Word]:
    """The text as words; joined they are the text."""
    return [Word(found.group(), found.start()) for found in _WORD.finditer(text)]
