"""The chain as a picture: sessions down the page, and lines from outputs to the sessions that need them."""

import dataclasses
from typing import NamedTuple

from django.utils.text import Truncator

from programme.domain.readiness.account import Account
from programme.domain.readiness.lanes import EDGE, LANE, Line, lay
from programme.domain.readiness.ledger import Ledger
from programme.models import Session

ROW, WIDTH, LETTERS, GAP = 34, 560, 46, 14


class Row(NamedTuple):
    """A session, or below it one of its outputs, `y` down the page."""

    y: int
    text: str
    note: str
    word: str = ""


@dataclasses.dataclass(frozen=True)
class Picture:
    """What is drawn: rows of text, right of as many lanes as lines run side by side."""

    rows: list[Row]
    lines: list[Line]
    lanes: int

    @property
    def words(self) -> list[str]:
        """How outputs stand that a line begins at, each once."""
        return sorted({line.word for line in self.lines})

    @property
    def tip_at(self) -> int:
        """Where a line ends, at the session that needs the output."""
        return EDGE + self.lanes * LANE + GAP

    @property
    def text_at(self) -> int:
        return self.tip_at + GAP // 2

    @property
    def mark_at(self) -> int:
        """The sign of an output, where a line begins."""
        return self.text_at + GAP

    @property
    def output_at(self) -> int:
        return self.mark_at + GAP

    @property
    def width(self) -> int:
        return self.text_at + WIDTH

    @property
    def rem(self) -> float:
        """The same width as text is measured, so that the picture grows with it."""
        return self.width / 16

    @property
    def height(self) -> int:
        return len(self.rows) * ROW + EDGE


def draw(ledger: Ledger) -> Picture | None:
    """The sessions that need something, and those that yield it; nothing while nothing is needed."""
    needed = {pk for session in ledger.sessions for pk in ledger.needs[session.pk] if pk in ledger.accounts}
    if not needed:
        return None
    rows: list[Row] = []
    at: dict[tuple[str, int], int] = {}
    for session in ledger.sessions:
        yields = [each for each in ledger.of_session(session) if each.output.pk in needed]
        if yields or ledger.needs[session.pk]:
            _place(rows, at, ledger, session, yields)
    lines, lanes = lay(_ends(ledger, at))
    return Picture(rows, lines, lanes)


def _place(
    rows: list[Row], at: dict[tuple[str, int], int], ledger: Ledger, session: Session, yields: list[Account]
) -> None:
    at["session", session.pk] = _y(rows)
    rows.append(Row(_y(rows), _short(session.title), ledger.when_of(session)))
    for account in yields:
        at["output", account.output.pk] = _y(rows)
        rows.append(Row(_y(rows), _short(account.output.title), "", account.word))


def _ends(ledger: Ledger, at: dict[tuple[str, int], int]) -> list[tuple[int, int, str]]:
    return [
        (at["output", pk], at["session", session.pk], ledger.accounts[pk].word)
        for session in ledger.sessions
        for pk in ledger.needs[session.pk]
        if ("output", pk) in at
    ]


def _y(rows: list[Row]) -> int:
    return EDGE + len(rows) * ROW + ROW // 2


def _short(title: str) -> str:
    return Truncator(title).chars(LETTERS)
