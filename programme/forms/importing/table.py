"""How a CSV file becomes a table: its separator found, its headings, its rows, all of bounded size."""

import csv
import dataclasses
import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from programme.forms.agenda_file import MOST_ROWS, Unreadable
from programme.forms.importing.parting import clean_cell, find_separator

MOST_COLUMNS = 60
MOST_IN_HEADING = 200


@dataclasses.dataclass
class Table:
    """Headings, rows of as many cells, the number of each row in its file, and what was odd in it."""

    headings: list[str]
    rows: list[list[str]]
    numbers: list[int]
    notes: list[str] = dataclasses.field(default_factory=list)

    def kept(self) -> dict[str, Any]:
        """As it is kept between the pages."""
        return dataclasses.asdict(self)


def read_table(text: str) -> Table:
    """The table of a CSV text. Raises Unreadable where there is none, or more than is taken."""
    text, separator = find_separator(text.removeprefix("\ufeff"))
    rows = [
        (number, [clean_cell(cell) for cell in row])
        for number, row in _rows(text, separator)
        if any(cell.strip() for cell in row)
    ]
    if len(rows) < 2:
        raise Unreadable(_("It has no rows below its headings."))
    if len(rows) > MOST_ROWS + 1:
        words = {"given": len(rows) - 1, "most": MOST_ROWS}
        raise Unreadable(_("It has more than %(most)s rows; bring it in parts.") % words)
    (_number, headings), *body = rows
    width = max(len(row) for _number, row in rows)
    if width > MOST_COLUMNS:
        raise Unreadable(
            _("It has %(given)s columns; %(most)s at most are taken.")
            % {"given": width, "most": MOST_COLUMNS}
        )
    if width < 2:
        raise Unreadable(_("It has one column only. Columns are parted by commas, semicolons or tabs."))
    return Table(
        [heading[:MOST_IN_HEADING] for heading in _wide(headings, width)],
        [_wide(row, width) for _number, row in body],
        [number for number, _row in body],
    )


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it ends in the file; no more than are taken."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in islice(reader, MOST_ROWS * 4):
            yield reader.line_num, row
    except csv.Error as broken:
        raise Unreadable(_("Line %(line)s is not whole as CSV.") % {"line": reader.line_num}) from broken


def _wide(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))
