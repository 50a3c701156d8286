"""How a CSV file becomes a table: its separator found, its headings, its rows, all of bounded size."""

import csv
import dataclasses
import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from programme.domain.exports.plain import FORMULA
from programme.forms.agenda_file import MOST_LETTERS, MOST_ROWS, UNTYPED, Unreadable

MOST_COLUMNS = 60
MOST_IN_HEADING = 200
SEPARATORS = ",;\t"


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
    text, separator = _separator(text.removeprefix("\ufeff"))
    rows = [
        (number, [_cell(cell) for cell in row])
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


def _separator(text: str) -> tuple[str, str]:
    """The text and what parts its cells: as Excel names it, or most frequent in the first line."""
    line, _end, rest = text.partition("\n")
    if line.strip().lower().startswith("sep=") and len(line.strip()) == 5:
        return rest, line.strip()[-1]
    outside = "".join(text[:10_000].split('"')[::2]).lstrip("\r\n")
    first = outside.partition("\n")[0]
    return text, max(SEPARATORS, key=first.count)


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it ends in the file; no more than are taken."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in islice(reader, MOST_ROWS * 4):
            yield reader.line_num, row
    except csv.Error as broken:
        raise Unreadable(_("Line %(line)s is not whole as CSV.") % {"line": reader.line_num}) from broken


def _cell(words: str) -> str:
    """The cell as text: an apostrophe that keeps a spreadsheet from reckoning is taken off again."""
    words = UNTYPED.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if words.startswith("'") and FORMULA.match(words[1:]):
        words = words[1:]
    if len(words) > MOST_LETTERS:
        raise Unreadable(_("A cell has more than %(most)s letters.") % {"most": MOST_LETTERS})
    return words


def _wide(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))
