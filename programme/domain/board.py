"""The working programme as a timetable: a board for each day, its tracks side by side, in slices of time."""

import dataclasses
import datetime as dt
import zoneinfo
from collections import defaultdict
from collections.abc import Iterable

from programme.enums import SessionState, TrackKind
from programme.models import Session, Track

FIXED = (SessionState.HELD, SessionState.CLOSED, SessionState.CANCELLED)
SLICE = 15
HOUR = 60
DAY = 24 * HOUR


@dataclasses.dataclass(frozen=True)
class Piece:
    """A session on the board, in minutes of its day; it covers `lanes` columns from `lane` on."""

    session: Session
    first: int
    last: int
    lane: int = 0
    lanes: int = 1

    @property
    def is_fixed(self) -> bool:
        """Whether it can be moved no more: it was held, or is cancelled."""
        return self.session.state in FIXED


@dataclasses.dataclass(frozen=True)
class Cell:
    """A field of the board: a session, or free time; how many slices and columns it covers."""

    slices: int
    lanes: int
    piece: Piece | None = None


@dataclasses.dataclass(frozen=True)
class Row:
    """A slice of the day: what begins in it, and the hour where one begins."""

    clock: str
    hour: bool
    cells: list[Cell]


@dataclasses.dataclass(frozen=True)
class Board:
    """One day: its columns (a track and how many lanes it needs) and its slices."""

    day: dt.date
    columns: list[tuple[Track, int]]
    rows: list[Row]
    # Nothing on it can be moved any more.
    is_fixed: bool


def draw_boards(sessions: Iterable[Session], zone: str) -> list[Board]:
    """A board for each day on which a session has an hour, in the programme's zone.

    What goes on past midnight is drawn to midnight; its cell says when it ends.
    """
    tz = zoneinfo.ZoneInfo(zone)
    days: dict[dt.date, list[Piece]] = defaultdict(list)
    for session in sessions:
        start, end = session.slot.starts_at, session.slot.ends_at
        if not (start and end):
            continue
        start, end = start.astimezone(tz), end.astimezone(tz)
        last = _minutes(end) if end.date() == start.date() else DAY
        days[start.date()].append(Piece(session, _minutes(start), max(last, _minutes(start) + 1)))
    return [_board(day, days[day]) for day in sorted(days)]


def _minutes(moment: dt.datetime) -> int:
    return moment.hour * HOUR + moment.minute


def _board(day: dt.date, pieces: list[Piece]) -> Board:
    pieces.sort(key=lambda piece: (piece.first, piece.last, piece.session.order))
    whole = [piece for piece in pieces if _is_alone(piece, pieces)]
    beside = [piece for piece in pieces if piece not in whole]
    columns, placed = _lanes(beside or whole[:1])
    width = sum(lanes for _track, lanes in columns)
    spread = [dataclasses.replace(piece, lanes=width) for piece in whole]
    rows = _rows([*placed, *spread] if beside else spread, width)
    return Board(day, columns, rows, is_fixed=all(piece.is_fixed for piece in pieces))


def _is_alone(piece: Piece, pieces: list[Piece]) -> bool:
    """For everybody, with nothing beside it: it goes over all columns."""
    if piece.session.track.kind != TrackKind.COMMON:
        return False
    return not any(other is not piece and _overlap(piece, other) for other in pieces)


def _overlap(one: Piece, other: Piece) -> bool:
    return one.first // SLICE < -(-other.last // SLICE) and other.first // SLICE < -(-one.last // SLICE)


def _lanes(pieces: list[Piece]) -> tuple[list[tuple[Track, int]], list[Piece]]:
    """A track's sessions in as few lanes as hold them without one covering another."""
    tracks = sorted({piece.session.track for piece in pieces}, key=lambda track: track.code)
    columns, placed, left = [], [], 0
    for track in tracks:
        lanes: list[list[Piece]] = []
        for piece in (each for each in pieces if each.session.track == track):
            free = next((lane for lane in lanes if not _overlap(lane[-1], piece)), None)
            if free is None:
                lanes.append(free := [])
            free.append(piece)
        columns.append((track, len(lanes)))
        placed += [dataclasses.replace(p, lane=left + at) for at, lane in enumerate(lanes) for p in lane]
        left += len(lanes)
    return columns, placed


def _rows(pieces: list[Piece], width: int) -> list[Row]:
    """From the hour before the first to the hour after the last, so that there is room to move to."""
    top = max(0, min(piece.first for piece in pieces) // HOUR - 1) * HOUR // SLICE
    bottom = min(DAY, (-(-max(piece.last for piece in pieces) // HOUR) + 1) * HOUR) // SLICE
    starts = {(piece.first // SLICE, piece.lane): piece for piece in pieces}
    covered = {
        (at, lane)
        for piece in pieces
        for at in range(piece.first // SLICE, -(-piece.last // SLICE))
        for lane in range(piece.lane, piece.lane + piece.lanes)
    }
    rows = []
    for at in range(top, bottom):
        minute = at * SLICE
        cells = [cell for lane in range(width) if (cell := _cell(at, lane, starts, covered)) is not None]
        rows.append(Row(f"{minute // HOUR:02}:{minute % HOUR:02}", minute % HOUR == 0, cells))
    return rows


def _cell(
    at: int, lane: int, starts: dict[tuple[int, int], Piece], covered: set[tuple[int, int]]
) -> Cell | None:
    if piece := starts.get((at, lane)):
        return Cell(-(-piece.last // SLICE) - piece.first // SLICE, piece.lanes, piece)
    return None if (at, lane) in covered else Cell(1, 1)
