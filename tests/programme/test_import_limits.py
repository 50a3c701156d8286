"""What is no agenda, or more of one than there can be, is refused with its row, and nothing is written."""

import io
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from programme.forms.agenda import import_agenda
from programme.forms.agenda_file import (
    MOST_BYTES,
    MOST_IN_A_ROW,
    MOST_LETTERS,
    MOST_ROWS,
    AgendaMistakes,
    Mistake,
    Unreadable,
    read_agenda,
)
from programme.models import Phase, ProgrammeEvent, Session, Track
from tests.conftest import Cast

SPREADSHEET = b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x9c\xbd"
FAR = "Choose a date from 2000 to 2100."
LONG = "This has {} letters; 20000 at most are taken."
UNTYPED = "A character stands here that nobody types. Write the words again."
DAYS = "outputs.due_days_after"
PLAIN = "A text is expected here, or a number."


def agenda(**session: Any) -> dict[str, Any]:
    """One phase, one track and one session, which is in order unless `session` says otherwise."""
    whole = {"code": "one", "title": "One", "phase": "p", "track": "all", "order": 1}
    whole |= {"kind": "session", "format": "online"}
    return {
        "edition": {"slug": "udt-test"},
        "phases": [{"code": "p", "title": "Phase"}],
        "tracks": [{"code": "all", "title": "All"}],
        "sessions": [whole | session],
    }


def taken(facts: object) -> dict[str, Any]:
    return read_agenda(io.BytesIO(json.dumps(facts).encode()))


def mistakes(facts: object) -> list[Mistake]:
    with pytest.raises(AgendaMistakes) as wrong:
        taken(facts)
    return wrong.value.mistakes


def refused(raw: bytes, **limits: int) -> str:
    with pytest.raises(Unreadable) as reason:
        read_agenda(io.BytesIO(raw), **limits)
    return str(reason.value)


def written() -> list[int]:
    return [model.objects.count() for model in (Phase, Track, Session, ProgrammeEvent)]


def test_a_small_agenda_is_taken(cast: Cast) -> None:
    outcome = import_agenda(cast.cohort, taken(agenda()), by=cast.organiser)

    assert outcome.added == ["phase p", "track all", "one"]


def test_a_file_of_fifty_megabytes_is_left_unread(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "agenda.json"
    with file.open("wb") as large:
        large.truncate(50 * 1024 * 1024)
    tracemalloc.start()

    with pytest.raises(CommandError) as reason:
        call_command("import_programme", str(file), "--cohort", "udt-test")

    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(reason.value) == (
        f"{file} can't be read as an agenda: it is larger than 2.0\xa0MB; an agenda is far smaller."
    )
    assert most < 4 * MOST_BYTES
    assert written() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"x" * 11, "it is larger than 10\xa0bytes; an agenda is far smaller."),
        (SPREADSHEET[:10], "it is not whole as JSON: line 1, column 1: Expecting value."),
        (b"", "it is not whole as JSON: line 1, column 1: Expecting value."),
        (b"[]", "it holds no agenda: an object with phases, tracks and sessions is expected."),
    ],
)
def test_what_is_no_agenda_is_refused_in_words(raw: bytes, said: str) -> None:
    assert refused(raw, most=10) == said


NOT_UTF8 = "line {} is not text in UTF-8. A spreadsheet or document must be written as JSON first."


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (SPREADSHEET, NOT_UTF8.format(1)),
        (b'{"phases": [],\n "title": "D\xfcsseldorf"}', NOT_UTF8.format(2)),
        ("{}".encode("utf-16"), NOT_UTF8.format(1)),
        (b'{"phases":\n nothing}', "it is not whole as JSON: line 2, column 2: Expecting value."),
        (b'{"order": \x00}', "it is not whole as JSON: line 1, column 11: Expecting value."),
        (b'{"order": NaN}', "it holds a number that is none, or that nobody could read."),
        (b'{"order": ' + b"9" * 5000 + b"}", "it holds a number that is none, or that nobody could read."),
        (b"[" * 1_000_000, "lists stand in lists too deep for an agenda."),
        (b'{"a":' * 300_000, "lists stand in lists too deep for an agenda."),
    ],
)
def test_a_file_that_can_not_be_read_says_where(raw: bytes, said: str) -> None:
    assert refused(raw) == said


def test_the_mark_that_some_editors_put_first_is_passed_over() -> None:
    assert read_agenda(io.BytesIO(b"\xef\xbb\xbf" + json.dumps(agenda()).encode())) == agenda()


@pytest.mark.parametrize("table", ["phases", "tracks", "sessions"])
def test_of_rows_there_is_an_end(table: str) -> None:
    rows = [{"code": "x"}] * (MOST_ROWS + 1)

    assert mistakes(agenda() | {table: rows}) == [
        Mistake("-", table, "There are 501 rows; 500 at most are taken.")
    ]


@pytest.mark.parametrize(
    ("session", "field", "said"),
    [
        ({"relevance": "x" * (MOST_LETTERS + 1)}, "relevance", LONG.format(20001)),
        ({"goals": ["x" * 999] * 21}, "goals", LONG.format(20999)),
        ({"outputs": ["x"] * (MOST_IN_A_ROW + 1)}, "outputs", "21 stand here, and 20 at most are taken."),
        ({"title": "One\x00"}, "title", UNTYPED),
        ({"title": "\x1b[2J"}, "title", UNTYPED),
        ({"place": "half \ud83d"}, "place", UNTYPED),
        ({"contents": ["\x07"]}, "contents", UNTYPED),
        ({"trainers": [{"name": "\x00"}]}, "trainers", UNTYPED),
        ({"code": ["one"]}, "code", PLAIN),
        ({"title": {"en": "One"}}, "title", PLAIN),
        ({"outputs": [["A plan"]]}, "outputs", PLAIN),
        ({"outputs": [{"title": ["A plan"]}]}, "outputs", PLAIN),
        ({"goals": "One goal"}, "goals", "A list is expected here."),
        ({"trainers": 5}, "trainers", "A list is expected here."),
        ({"goals": [1]}, "goals", "Each line of the list is a text."),
        ({"\x1b[2J": "\x00"}, "-", UNTYPED),
    ],
)  # fmt: skip
def test_a_field_of_another_shape_names_its_row(session: dict[str, Any], field: str, said: str) -> None:
    assert mistakes(agenda(**session)) == [Mistake("sessions 1", field, said)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"sessions": None}, [("-", "sessions")]),
        ({"phases": {}, "tracks": "none"}, [("-", "phases"), ("-", "tracks")]),
        ({"sessions": [[], "one"]}, [("sessions 1", "-"), ("sessions 2", "-")]),
        ({"edition": "udt-test"}, [("edition", "-")]),
        ({"edition": {"slug": "\x00", "city": ["any"]}}, [("edition", "slug")]),
    ],
)
def test_a_file_of_another_shape_names_the_place(
    facts: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert [(mistake.code, mistake.field) for mistake in mistakes(agenda() | facts)] == expected


@pytest.mark.parametrize(
    ("session", "field", "said"),
    [
        ({"date": "0001-01-01"}, "first_day", FAR),
        ({"date": "9999-12-31"}, "first_day", FAR),
        ({"date": "9999-12", "date_precision": "late in month"}, "first_day", FAR),
        (
            {"date": "0000-12", "date_precision": "late"},
            "date",
            "“0000-12” names no month; write it as 2024-09.",
        ),
        ({"date": "²²²²-12"}, "date", "“²²²²-12” names no day; write it as 2024-11-07."),
        ({"date": "2024-07-18", "start_local": "0001-01-01T00:00"}, "starts_at", FAR),
        ({"date": "2024-07-18", "firm_by": "1024-07-18"}, "firm_by", FAR),
        (
            {"date": "2024-07-18", "start_local": "9999-12-31T23:30"},
            "date",
            "“9999-12-31T23:30” names no time; write it as 2024-07-18T11:00.",
        ),
        (
            {"date": "2024-07-18", "start_local": "at eleven"},
            "date",
            "“at eleven” names no time; write it as 2024-07-18T11:00.",
        ),
        ({"outputs": [{"title": "A", "due_days_after": 30_000}]}, DAYS, "Choose 1000 days at most."),
        ({"order": -1}, "order", "Ensure this value is greater than or equal to 0."),
        ({"title": "x" * 201}, "title", "Ensure this value has at most 200 characters (it has 201)."),
    ],
)  # fmt: skip
def test_what_can_not_be_meant_is_refused_and_nothing_is_written(
    cast: Cast, session: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(AgendaMistakes) as wrong:
        import_agenda(cast.cohort, taken(agenda(**session)), by=cast.organiser)

    assert Mistake("one", field, said) in wrong.value.mistakes
    assert {mistake.code for mistake in wrong.value.mistakes} == {"one"}
    assert written() == [0, 0, 0, 0]


def test_what_is_said_of_a_long_mistake_is_short(cast: Cast) -> None:
    with pytest.raises(AgendaMistakes) as wrong:
        import_agenda(cast.cohort, taken(agenda(date="x" * 9_000, code="y" * 9_000)), by=cast.organiser)

    assert max(len(mistake.code) for mistake in wrong.value.mistakes) == 60
    assert max(len(mistake.message) for mistake in wrong.value.mistakes) == 300


@pytest.mark.parametrize("first", "=+-@")
def test_a_formula_is_text_like_any_other(cast: Cast, first: str) -> None:
    words = f"{first}HYPERLINK(0)"
    import_agenda(cast.cohort, taken(agenda(title=words, goals=[words])), by=cast.organiser)

    stored = Session.objects.get()
    assert (stored.title, stored.goals) == (words, words)


def test_of_very_many_mistakes_a_hundred_are_told() -> None:
    found = mistakes(agenda() | {"sessions": [[]] * MOST_ROWS})

    assert (len(found), found[-1].code) == (100, "sessions 100")
