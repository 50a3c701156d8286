"""Files that an organiser may bring: in other letters, with other separators, of other tools, or hostile."""

import json
from typing import Any

import pytest
from django.test import Client

from programme.domain.release import release_programme
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.forms.agenda_file import Unreadable
from programme.forms.importing.letters import decode
from programme.forms.importing.table import read_table
from programme.models import AgendaUpload, Phase, Session
from tests.conftest import Cast
from tests.factories.programme import SessionFactory, TrackFactory
from tests.programme.importing import PAGE, accept, bring, fates, lines, notes, session
from tests.programme.test_own_feed import utc

WORDS = "title,place\nŁódź café,Zürich\n"


@pytest.mark.once
@pytest.mark.parametrize(
    ("raw", "place", "said"),
    [
        (WORDS.encode(), "Zürich", 0),
        (WORDS.encode("utf-8-sig"), "Zürich", 0),
        (WORDS.encode("utf-16"), "Zürich", 0),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "Zürich", 0),
        (WORDS.encode("utf-16-le"), "Zürich", 0),
        (WORDS.encode("utf-16-be"), "Zürich", 0),
        (WORDS.replace("Łódź ", "").encode("cp1252"), "Zürich", 1),
    ],
)
def test_letters_are_read_as_they_were_meant(raw: bytes, place: str, said: int) -> None:
    text, told = decode(raw)

    assert (read_table(text).rows[0][1], len(told)) == (place, said)


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "headings", "row"),
    [
        ("a,b\n1,2\n", ["a", "b"], ["1", "2"]),
        ("a;b\n1,5;2\n", ["a", "b"], ["1,5", "2"]),
        ("a\tb\r\n1\t2\r\n", ["a", "b"], ["1", "2"]),
        ("sep=;\na;b\n1;2\n", ["a", "b"], ["1", "2"]),
        ("\n,,\na,b,c\n1,2\n", ["a", "b", "c"], ["1", "2", ""]),
        ('"x, y; z";b\n1;2\n', ["x, y; z", "b"], ["1", "2"]),
        ('a,b\n"two\r\nlines",2\n', ["a", "b"], ["two\nlines", "2"]),
        ("a,b\n1,2,3\n", ["a", "b", ""], ["1", "2", "3"]),
        ("a,b\n'=1+1,'quoted'\n", ["a", "b"], ["=1+1", "'quoted'"]),
        ("a,b\n\x001\x1b[31m,2\n", ["a", "b"], ["1[31m", "2"]),
    ],
)
def test_tables_are_read_with_their_own_separator(text: str, headings: list[str], row: list[str]) -> None:
    table = read_table(text)

    assert (table.headings, table.rows) == (headings, [row])


@pytest.mark.once
def test_rows_keep_the_number_of_their_line() -> None:
    assert read_table('a,b\n\n1,2\n"x\ny",3\n').numbers == [3, 5]


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "It has no rows below its headings."),
        ("a,b\n", "It has no rows below its headings."),
        ("a\n1\n", "It has one column only. Columns are parted by commas, semicolons or tabs."),
        ("a,b\n" + "1,2\n" * 501, "It has more than 500 rows; bring it in parts."),
        ("a," * 60 + "z\n1\n", "It has 61 columns; 60 at most are taken."),
        (f"a,b\n{'x' * 20_001},2\n", "A cell has more than 20000 letters."),
        (f"a,b\n{'x' * 200_000},2\n", "Line 2 is not whole as CSV."),
    ],
)
def test_what_is_no_table_or_too_large_says_so(text: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_table(text)

    assert str(caught.value) == why


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.xlsx", b"PK\x03\x04rest", "It is a workbook, not a table."),
        ("a.xls", b"\xd0\xcf\x11\xe0rest", "It is a workbook, not a table."),
        ("a.csv", b"x" * (2 * 1024 * 1024 + 1), "It is larger than 2.0"),
        ("a.csv", b"\x81\x8d\xff", "It is no text that can be read."),
        ("a.csv", b"\xff\xfea", "Its letters are broken"),
        ("a.json", b'{"schedule": {}}', "It is JSON, but no schedule with a conference."),
        ("a.json", b"{" * 50, "It is not whole as JSON."),
        ("a.json", b"[" * 100_000, "It is not whole as JSON."),
        ("a.json", b'{"schedule": {"conference": {"days": [{"rooms": {"A": [7]}}]}}}', "holds no event"),
        ("a.csv", b"", "The submitted file is empty."),
    ],
)
def test_other_files_are_told_kindly(organiser: Client, name: str, data: bytes, why: str) -> None:
    answer = bring(organiser, data, name)

    assert (answer.status_code, answer.content.decode().count(why) >= 1) == (422, True)
    assert AgendaUpload.objects.count() == 0


def test_no_file_is_told_too(organiser: Client) -> None:
    assert organiser.post(PAGE, {}).status_code == 422


@pytest.fixture
def full(cast: Cast, legal: Session) -> None:
    """One firm with all its texts, one in a track that begins like a formula, one vague, one undated."""
    change_session(legal, relevance="Trust.", goals="Ask\nKnow", contents="Law", by=cast.organiser)
    set_trainers(legal, [Trainer("Ada", user=cast.trainer)], by=cast.organiser)
    legal.outputs.create(title="City; brief", owner="cities")
    phase, policy = Phase.objects.get(), TrackFactory(cohort=cast.cohort, kind="policy", title="Policy track")
    home = {"cohort": cast.cohort, "phase": phase}
    data = SessionFactory(
        **home, code="data", track=policy, title="=Data", format="in_person", place="Hall", order=2
    )
    vague = SessionFactory(**home, code="vague", track=policy, title="Vague", order=3)
    SessionFactory(**home, code="open", track=policy, title="Open", order=4)
    for each, hour in ((legal, 8), (data, 10)):
        when = {"starts_at": utc(7, hour), "ends_at": utc(7, hour + 1), "time_zone": "Europe/Madrid"}
        change_slot(each, certainty="firm", by=cast.organiser, **when)  # type: ignore[arg-type]
    change_slot(
        vague, certainty="window", wording="late September", by=cast.organiser,
        first_day=utc(1, 0).date(), last_day=utc(9, 0).date(), firm_by=utc(1, 0).date(),
    )  # fmt: skip
    release_programme(cast.cohort, by=cast.organiser)


@pytest.mark.usefixtures("full")
def test_our_own_table_comes_back_as_it_is(organiser: Client) -> None:
    table = organiser.get("/udt-test/programme.csv").content
    bring(organiser, table, "udt-test.csv")

    assert [line["problems"] for line in lines()] == [[]] * 4
    assert [(line["code"], line["differences"]) for line in lines()] == [
        ("legal", []), ("data", []), ("vague", []), ("open", []),
    ]  # fmt: skip
    assert notes() == {}


@pytest.mark.usefixtures("full")
def test_our_own_schedule_comes_back_as_it_is(organiser: Client) -> None:
    schedule = organiser.get("/udt-test/programme.json").content
    answer = bring(organiser, schedule, "udt-test.json")

    assert answer.headers["Location"] == f"{PAGE}preview/"
    assert {line["code"]: line["differences"] for line in lines()} == {"legal": [], "data": []}
    assert notes() == {}


def event(**fields: Any) -> dict[str, Any]:
    known = {
        "guid": "11111111-1111-4111-8111-111111111111",
        "slug": "conf-1-opening",
        "title": "Opening <b>night</b>",
        "track": "Common",
        "type": "lecture",
        "date": "2024-11-07T09:00:00+00:00",
        "duration": "01:30",
        "room": "Hall A",
        "persons": [{"public_name": "Ada"}, {"name": "Bo"}, "Cy", 7],
        "abstract": "Why <i>we</i> meet",
        "description": None,
    }
    return known | fields


def schedule(*events: Any, **conference: Any) -> str:
    rooms = {"Hall A": list(events)}
    return json.dumps({"schedule": {"conference": {"days": [{"rooms": rooms}], **conference}}})


def test_another_tool_s_schedule_needs_no_mapping(organiser: Client) -> None:
    bring(organiser, schedule(event(), time_zone_name="Europe/Lisbon"), "schedule.json")
    accept(organiser)
    opening = session("conf-1-opening")
    slot = opening.slot

    assert (opening.title, opening.place, opening.relevance) == ("Opening night", "Hall A", "Why we meet")
    assert (opening.kind, opening.format) == ("plenary", "in_person")
    assert (slot.certainty, f"{slot.starts_at}", f"{slot.ends_at}", slot.time_zone) == (
        "tentative", "2024-11-07 09:00:00+00:00", "2024-11-07 10:30:00+00:00", "Europe/Lisbon",
    )  # fmt: skip
    assert [each.name for each in opening.trainers.all()] == ["Ada", "Bo", "Cy"]


def test_an_event_is_known_by_its_mark_whatever_it_is_called_now(organiser: Client) -> None:
    bring(organiser, schedule(event()), "schedule.json")
    accept(organiser)
    bring(organiser, schedule(event(title="Another night", slug="conf-1-another-night")), "schedule.json")

    assert fates() == {"conf-1-opening": "changed"}


@pytest.mark.parametrize(
    ("fields", "code", "when"),
    [
        ({"date": "soon", "slug": ""}, "opening-night", ("undated", "None", "soon")),
        ({"duration": "long"}, "conf-1-opening", ("tentative", "2024-11-07", "")),
        ({"date": None, "guid": 7, "room": 5, "persons": "x"}, "conf-1-opening", ("undated", "None", "")),
        ({"slug": "new", "title": "New"}, "session-new", ("tentative", "2024-11-07", "")),
        ({"slug": "", "title": "Ωμέγα"}, "session-5ec29647", ("tentative", "2024-11-07", "")),
    ],
)
def test_odd_events_are_taken_as_far_as_they_go(
    organiser: Client, fields: dict[str, Any], code: str, when: tuple[str, str, str]
) -> None:
    bring(organiser, schedule(event(**fields)), "schedule.json")
    accept(organiser)
    found: Any = Session.objects.get()
    day = found.slot.starts_at.date() if found.slot.starts_at else None

    assert (found.code, (found.slot.certainty, str(day), found.slot.wording)) == (code, when)
