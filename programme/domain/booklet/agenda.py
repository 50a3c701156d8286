"""The agenda of a booklet: days as tables with their tracks side by side, the rest by its dates."""

import dataclasses
from collections.abc import Iterable

from programme.domain.booklet.entries import Entry
from programme.domain.moments import zone_of
from programme.domain.parts import Block, Row
from programme.domain.timetable import arrange
from programme.enums import Certainty
from programme.models import ReleasedSession

# More would leave no room for a word on this paper: then they stand below each other.
MOST_BESIDE = 3


@dataclasses.dataclass(frozen=True)
class Cell:
    """What stands in one field of a day's table, over so many columns."""

    entries: list[Entry]
    span: int


@dataclasses.dataclass(frozen=True)
class Line:
    """What goes on at once."""

    clock: str
    cells: list[Cell]
    pause: bool

    @property
    def stacked(self) -> bool:
        """Whether they stand below each other."""
        return any(len(cell.entries) > 1 for cell in self.cells)


@dataclasses.dataclass(frozen=True)
class Table:
    """A day (with a title), or sessions that each say their date (without)."""

    title: str
    notes: list[str]
    columns: int
    lines: list[Line]
    entries: list[Entry]
    # How sure and where most of the day is: what differs says so itself.
    sure: str
    place: str


@dataclasses.dataclass(frozen=True)
class Phase:
    """A phase: its tables, and the sessions that have a sheet."""

    title: str
    note: str
    tables: list[Table]
    sheets: list[Entry]


def list_phases(sessions: Iterable[ReleasedSession]) -> list[Phase]:
    """The release phase by phase, in the order of the page."""
    phases = []
    for part in arrange(sessions):
        entries = [Entry(session) for block in part.ahead for session in block.sessions]
        sheets = [entry for entry in entries if entry.anchor]
        phases.append(Phase(part.title, part.note, [_table(block) for block in part.ahead], sheets))
    return phases


def _table(block: Block) -> Table:
    widest = max(len(row.sessions) for row in block.rows)
    columns = widest if widest <= MOST_BESIDE else 1
    sure = str(Certainty(block.certainty).label) if block.certainty else ""
    start = block.rows[0].starts_at
    zone = start.astimezone(zone_of(block.sessions[0])).strftime("%Z") if start else ""
    return Table(
        title=block.title,
        notes=[note for note in (sure, block.place, zone) if note],
        columns=columns,
        lines=[_line(row, columns) for row in block.rows],
        entries=[Entry(session) for session in block.sessions],
        sure=sure.lower(),
        place=block.place,
    )


def _line(row: Row, columns: int) -> Line:
    """A row's hours; where its sessions keep different ones, each says its own."""
    entries = [Entry(session) for session in row.sessions]
    if columns == 1:
        cells = [Cell(entries, 1)]
    else:
        cells = [Cell([entry], 1) for entry in entries]
        cells[-1] = Cell(cells[-1].entries, columns - len(cells) + 1)
    clocks = {entry.clock for entry in entries}
    return Line(clocks.pop() if len(clocks) == 1 else "", cells, row.is_pause)
