"""Decides which passages would cost more than they show, before anything is built."""

from prose.blocks.lines import cells
from prose.source import TooNested

MAX_COLUMNS = 50
MAX_CELLS = 10_000
MAX_HTML = 2_000_000
MAX_PASSAGES = 5_000


def check_table(text: str) -> None:
    """Raise TooNested for a table whose head would blow each short line up to a wide row."""
    head, *rows = text.split("\n")
    columns = cells(head)
    if columns > MAX_COLUMNS or columns * len(rows) > MAX_CELLS:
        raise TooNested("Too large a table.")
