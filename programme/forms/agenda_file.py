"""What a file must be to be read as an agenda: of bounded size, plain text, rows of plain fields."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, NamedTuple, NoReturn

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

# The printed agenda of 2024 has 19 sessions in 16 kB; its longest text, 150 letters.
MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 500
MOST_IN_A_ROW = 20
MOST_LETTERS = 20_000
MOST_TOLD = 100
TABLES = ("phases", "tracks", "sessions")
# Lists in a row: of lines that become one text, and of what is cleaned by a form of its own.
LINES = {"aliases", "goals", "contents", "parts"}
OWN_FORMS = {"outputs", "trainers"}
# What no keyboard writes: it ends a text in some databases, and moves the cursor of a terminal.
UNTYPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Mistake(NamedTuple):
    """What is wrong in one field of one row."""

    code: str
    field: str
    message: str


class AgendaMistakes(Exception):
    """The agenda was not taken; nothing of it was stored."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(f"{m.code}, {m.field}: {m.message}" for m in mistakes))
        self.mistakes = mistakes


class Unreadable(Exception):
    """The file is no agenda at all; the reason is for the reader."""


def read_agenda(file: BinaryIO, *, most: int = MOST_BYTES) -> dict[str, Any]:
    """The facts of a file, of a shape that `import_agenda` takes; no more than `most` bytes are read.

    Raises Unreadable, or AgendaMistakes with the fields that are not of that shape, the first hundred.
    """
    raw = file.read(most + 1)
    if len(raw) > most:
        raise Unreadable(_("it is larger than %s; an agenda is far smaller.") % filesizeformat(most))
    facts = _parsed(_decoded(raw))
    if not isinstance(facts, dict):
        raise Unreadable(_("it holds no agenda: an object with phases, tracks and sessions is expected."))
    mistakes = list(islice(_misshapen(facts), MOST_TOLD))
    if mistakes:
        raise AgendaMistakes(mistakes)
    return facts


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as strange:
        line = raw.count(b"\n", 0, strange.start) + 1
        raise Unreadable(
            _("line %s is not text in UTF-8. A spreadsheet or document must be written as JSON first.") % line
        ) from strange


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as broken:
        where = {"line": broken.lineno, "column": broken.colno, "why": broken.msg}
        raise Unreadable(
            _("it is not whole as JSON: line %(line)s, column %(column)s: %(why)s.") % where
        ) from broken
    except RecursionError as deep:
        raise Unreadable(_("lists stand in lists too deep for an agenda.")) from deep
    except ValueError as number:
        raise Unreadable(_("it holds a number that is none, or that nobody could read.")) from number


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _misshapen(facts: dict[str, Any]) -> Iterator[Mistake]:
    edition = facts.get("edition", {})
    asked = ("slug", "status_of_agenda")
    yield from _of_row("edition", {n: edition.get(n) for n in asked} if isinstance(edition, dict) else None)
    for table in TABLES:
        rows = facts.get(table)
        if not isinstance(rows, list):
            yield Mistake("-", table, _("A list of rows is missing here."))
        elif len(rows) > MOST_ROWS:
            yield Mistake(
                "-",
                table,
                _many(_("There are %(given)s rows; %(most)s at most are taken."), len(rows), MOST_ROWS),
            )
        else:
            for number, row in enumerate(rows, start=1):
                yield from _of_row(f"{table} {number}", row)


def _of_row(name: str, row: Any) -> Iterator[Mistake]:
    if not isinstance(row, dict):
        yield Mistake(name, "-", _("A row is an object with named fields."))
        return
    for key, value in row.items():
        wrong = _wrong_list(key, value) if key in LINES | OWN_FORMS else _wrong_text(value)
        if wrong:
            # The file may name its fields as it likes, and a terminal shows what we say of them.
            yield Mistake(name, key[:40] if key.isidentifier() else "-", wrong)


def _wrong_list(key: str, given: Any) -> str:
    if not isinstance(given, list | None):
        return _("A list is expected here.")
    given = given or []
    if key in LINES:
        whole = all(isinstance(line, str) for line in given)
        return _wrong_text("\n".join(given)) if whole else _("Each line of the list is a text.")
    if len(given) > MOST_IN_A_ROW:
        return _many(_("%(given)s stand here, and %(most)s at most are taken."), len(given), MOST_IN_A_ROW)
    fields = [value for each in given for value in (each.values() if isinstance(each, dict) else [each])]
    return next(filter(None, map(_wrong_text, fields)), "")


def _wrong_text(value: Any) -> str:
    if isinstance(value, list | dict):
        return _("A text is expected here, or a number.")
    if not isinstance(value, str):
        return ""
    if len(value) > MOST_LETTERS:
        return _many(_("This has %(given)s letters; %(most)s at most are taken."), len(value), MOST_LETTERS)
    return (
        _("A character stands here that nobody types. Write the words again.")
        if UNTYPED.search(value)
        else ""
    )


def _many(words: str, given: int, most: int) -> str:
    return words % {"given": given, "most": most}
