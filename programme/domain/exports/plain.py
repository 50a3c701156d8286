"""Words as any reader can take them: no control characters, no formula."""

import re

# What some reader takes for the end of a line or refuses, though nobody meant it.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# A spreadsheet would reckon a cell that begins so.
FORMULA = re.compile(r"^[=+\-@\t\r]")


def plain(words: str) -> str:
    """The words with plain line ends and no controls, so that no title begins a line of its own."""
    return CONTROLS.sub(" ", words.replace("\r\n", "\n").replace("\r", "\n"))


def as_cell(words: str) -> str:
    """The words as a cell of a table that a spreadsheet shows and never reckons."""
    return f"'{words}" if FORMULA.match(words) else words
