"""Decides how two versions of a text differ, for people to read."""

from prose.diff.changes import Change, Summary, diff, summary
from prose.diff.opcodes import Opcode, opcodes
from prose.diff.pairs import likeness, pair_up
from prose.diff.words import Word, split_words

__all__ = [
    "Change",
    "Opcode",
    "Summary",
    "Word",
    "diff",
    "likeness",
    "opcodes",
    "pair_up",
    "split_words",
    "summary",
]
