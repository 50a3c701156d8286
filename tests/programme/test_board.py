"""The timetable of the studio: where each session stands on its day, and how it is moved and moved back."""

import datetime as dt
import re
import zoneinfo
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.domain.moves import Refused
from programme.domain.board import Board, draw_boards
from programme.domain.shifting import shift_session
from programme.domain.slots import change_slot
from programme.domain.stages import confirm_session, hold_session
from programme.models import ProgrammeEvent, Session, Slot, Track
from tests.at_once import at_once
from tests.conftest import Cast
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory

MADRID = zoneinfo.ZoneInfo("Europe/Madrid")
PAGE = "/udt-test/studio/programme/timetable/"
TRACKS = {
    kind: Track(pk=pk, code=kind, title=kind, kind=kind)
    for pk, kind in enumerate(("common", "policy", "technical"))
}


def clock(time: str, day: int = 7) -> dt.datetime:
    hours, minutes = map(int, time.split(":"))
    return dt.datetime(2024, 11, day, hours, minutes, tzinfo=MADRID)


def placed(code: str, start: str, end: str, track: str = "common", last_day: int = 7) -> Session:
    session = Session(code=code, title=code, track=TRACKS[track], order=0)
    session.slot = Slot(starts_at=clock(start), ends_at=clock(end, last_day), time_zone="Europe/Madrid")
    return session


def drawn(board: Board) -> list[str]:
    """Every session with the clock of its first row, its slices, and the column it begins in of how many."""
    found: list[str] = []
    free: dict[int, int] = {}
    for at, row in enumerate(board.rows):
        lane = 0
        for cell in row.cells:
            while free.get(lane, 0) > at:
                lane += 1
            for each in range(lane, lane + cell.lanes):
                free[each] = at + cell.slices
            if cell.piece:
                found.append(f"{cell.piece.session.code} {row.clock} {cell.slices} {lane}+{cell.lanes}")
            lane += cell.lanes
    return found


def test_tracks_stand_side_by_side_and_what_is_for_all_goes_over_them() -> None:
    (board,) = draw_boards(
        [
            placed("opening", "09:00", "09:30"),
            placed("law", "09:30", "11:00", "policy"),
            placed("data", "09:45", "10:15", "technical"),
            placed("lunch", "13:00", "14:00"),
        ],
        "Europe/Madrid",
    )

    assert [(track.title, lanes) for track, lanes in board.columns] == [("policy", 1), ("technical", 1)]
    assert drawn(board) == ["opening 09:00 2 0+2", "law 09:30 6 0+1", "data 09:45 2 1+1", "lunch 13:00 4 0+2"]
    assert (board.rows[0].clock, board.rows[-1].clock) == ("08:00", "14:45")
    assert [row.clock for row in board.rows if row.hour][:3] == ["08:00", "09:00", "10:00"]


def test_two_in_one_track_at_once_stand_in_two_lanes() -> None:
    (board,) = draw_boards(
        [placed("one", "09:00", "10:00", "policy"), placed("two", "09:30", "10:30", "policy")],
        "Europe/Madrid",
    )

    assert [(track.title, lanes) for track, lanes in board.columns] == [("policy", 2)]
    assert drawn(board) == ["one 09:00 4 0+1", "two 09:30 4 1+1"]


def test_what_is_for_all_while_a_track_meets_has_a_column_of_its_own() -> None:
    (board,) = draw_boards(
        [placed("plenary", "09:00", "10:00"), placed("law", "09:30", "10:30", "policy")], "Europe/Madrid"
    )

    assert drawn(board) == ["plenary 09:00 4 0+1", "law 09:30 4 1+1"]


def test_a_day_on_which_nothing_moves_any_more_is_over() -> None:
    held, ahead = placed("held", "09:00", "10:00"), placed("ahead", "10:00", "11:00")
    held.state = "held"

    assert [board.is_fixed for board in draw_boards([held], "Europe/Madrid")] == [True]
    assert [board.is_fixed for board in draw_boards([held, ahead], "Europe/Madrid")] == [False]


def test_odd_minutes_and_midnight_are_drawn_to_the_slice() -> None:
    (board,) = draw_boards(
        [placed("short", "09:05", "09:10"), placed("late", "23:40", "01:00", last_day=8)], "Europe/Madrid"
    )

    assert drawn(board) == ["short 09:00 1 0+1", "late 23:30 2 0+1"]
    assert board.rows[-1].clock == "23:45"


def test_a_day_is_the_programmes_and_without_an_hour_there_is_none() -> None:
    undated = Session(code="open", title="open", track=TRACKS["common"], order=0)
    undated.slot = Slot()

    boards = draw_boards([placed("late", "23:40", "23:50"), undated], "Asia/Tokyo")

    assert [(board.day, drawn(board)) for board in boards] == [(dt.date(2024, 11, 8), ["late 07:30 2 0+1"])]
    assert draw_boards([undated], "Europe/Madrid") == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.integers(1, 20), st.sampled_from(sorted(TRACKS))),
        min_size=1,
        max_size=9,
    )
)
def test_no_session_covers_another_and_none_is_missing(times: list[tuple[int, int, str]]) -> None:
    start = clock("00:00")
    sessions = []
    for number, (first, length, track) in enumerate(times):
        session = placed(str(number), "00:00", "00:15", track)
        session.slot.starts_at = start + dt.timedelta(minutes=15 * first)
        session.slot.ends_at = min(
            session.slot.starts_at + dt.timedelta(minutes=15 * length),
            start + dt.timedelta(hours=23, minutes=45),
        )
        sessions.append(session)

    (board,) = draw_boards(sessions, "Europe/Madrid")

    width = sum(lanes for _track, lanes in board.columns)
    taken = [0] * len(board.rows)
    for at, row in enumerate(board.rows):
        for cell in row.cells:
            for each in range(at, at + cell.slices):
                taken[each] += cell.lanes
    assert taken == [width] * len(board.rows)
    assert sorted(line.split()[0] for line in drawn(board)) == sorted(
        str(number) for number in range(len(times))
    )


@pytest.fixture
def law(cast: Cast) -> Session:
    home = {"phase": PhaseFactory(cohort=cast.cohort), "track": TrackFactory(cohort=cast.cohort)}
    session = SessionFactory(cohort=cast.cohort, code="law", title="Law", **home)
    change_slot(
        session, certainty="tentative", wording="early", time_zone="Europe/Madrid",
        starts_at=clock("09:00"), ends_at=clock("11:00"), firm_by=dt.date(2024, 10, 1), by=cast.organiser,
    )  # fmt: skip
    return Session.objects.get(pk=session.pk)


def times(session: Session) -> tuple[str, str]:
    slot = Slot.objects.get(session=session)
    assert slot.starts_at
    assert slot.ends_at
    return tuple(f"{moment.astimezone(MADRID):%d %H:%M}" for moment in (slot.starts_at, slot.ends_at))  # type: ignore[return-value]


def test_a_move_keeps_all_but_the_time_and_is_on_the_record(cast: Cast, law: Session) -> None:
    shift = shift_session(
        law, starts_at=clock("09:30"), ends_at=clock("12:00"), version=law.version, by=cast.organiser
    )

    assert shift
    slot = Slot.objects.get()
    assert times(law) == ("07 09:30", "07 12:00")
    assert (slot.certainty, slot.wording, slot.firm_by) == ("tentative", "early", dt.date(2024, 10, 1))
    assert (shift.was["starts_at"], shift.was["ends_at"]) == (clock("09:00"), clock("11:00"))
    assert Session.objects.get().version == shift.after == shift.before + 1
    assert ProgrammeEvent.objects.filter(verb="moved", by=cast.organiser).count() == 1


def test_to_where_it_is_already_it_is_not_moved(cast: Cast, law: Session) -> None:
    nothing = shift_session(
        law, starts_at=clock("09:00"), ends_at=clock("11:00"), version=law.version, by=cast.organiser
    )

    assert (nothing, Session.objects.get().version) == (None, law.version)


def test_what_was_held_or_changed_since_is_not_moved(cast: Cast, law: Session) -> None:
    later = {"starts_at": clock("10:00"), "ends_at": clock("12:00"), "by": cast.organiser}
    with pytest.raises(Refused, match="Somebody else changed"):
        shift_session(law, version=law.version - 1, **later)  # type: ignore[arg-type]

    confirm_session(law, by=cast.organiser)
    hold_session(Session.objects.get(), by=cast.organiser)
    with pytest.raises(Refused, match="was held"):
        shift_session(Session.objects.get(), version=Session.objects.get().version, **later)  # type: ignore[arg-type]

    assert times(law) == ("07 09:00", "07 11:00")


def test_without_an_hour_there_is_nothing_to_move(cast: Cast, law: Session) -> None:
    change_slot(law, certainty="undated", by=cast.organiser)
    session = Session.objects.get()

    with pytest.raises(ValidationError, match="no hour yet"):
        shift_session(
            session,
            starts_at=clock("10:00"),
            ends_at=clock("12:00"),
            version=session.version,
            by=cast.organiser,
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_organisers_who_move_it_at_once_one_does(cast: Cast, law: Session) -> None:
    def to(start: str, end: str) -> Any:
        session = Session.objects.select_related("slot", "cohort").get()
        return shift_session(
            session, starts_at=clock(start), ends_at=clock(end), version=law.version, by=cast.organiser
        )

    results = at_once(lambda: to("10:00", "11:00"), lambda: to("14:00", "15:00"))

    assert sorted(type(result).__name__ for result in results) == ["Refused", "Shift"]
    assert times(law) in [("07 10:00", "07 11:00"), ("07 14:00", "07 15:00")]


def move(client: Client, start: str, end: str, day: str = "2024-11-07", **more: Any) -> Any:
    version = Session.objects.get(code="law").version
    words = {"version": version, "day": day, "start": start, "end": end} | more
    return client.post("/udt-test/studio/programme/law/shift/", words)


@pytest.fixture
def organiser(client: Client, cast: Cast, law: Session) -> Client:
    cast.cohort.time_zone = "Europe/Madrid"
    cast.cohort.save()
    client.force_login(cast.organiser)
    return client


def test_moves_are_taken_back_the_last_one_first(organiser: Client, law: Session) -> None:
    undo = "/udt-test/studio/programme/undo/"
    for start, end in (("10:00", "12:00"), ("10:00", "13:00"), ("14:00", "15:00")):
        assert move(organiser, start, end).headers["Location"] == f"{PAGE}#law"
    assert times(law) == ("07 14:00", "07 15:00")

    seen = []
    for _each in range(3):
        organiser.post(undo)
        seen.append(times(law))

    assert seen == [("07 10:00", "07 13:00"), ("07 10:00", "07 12:00"), ("07 09:00", "07 11:00")]
    assert organiser.post(undo).status_code == 409
    assert organiser.get(PAGE).content.decode().count(undo) == 0


def test_what_somebody_else_changed_since_is_not_taken_back(
    organiser: Client, cast: Cast, law: Session
) -> None:
    move(organiser, "10:00", "12:00")
    session = Session.objects.get()
    shift_session(
        session, starts_at=clock("16:00"), ends_at=clock("17:00"), version=session.version, by=cast.organiser
    )

    answer = organiser.post("/udt-test/studio/programme/undo/")

    assert (answer.status_code, times(law)) == (409, ("07 16:00", "07 17:00"))
    assert organiser.get(PAGE).content.decode().count("/undo/") == 0


@pytest.mark.parametrize(
    ("start", "end", "day", "said"),
    [
        ("11:00", "10:00", "2024-11-07", "It ends before it starts. Past midnight, use the session’s sheet."),
        ("02:30", "04:00", "2025-03-30", "02:30 does not exist"),
        ("09:00", "10:00", "1999-11-07", "Choose a date from 2000 to 2100."),
        ("9", "10:00", "2024-11-07", "Enter a valid time."),
    ],
)
def test_a_time_that_can_not_be_comes_back_with_what_is_wrong(
    organiser: Client, law: Session, start: str, end: str, day: str, said: str
) -> None:
    answer = move(organiser, start, end, day)

    body = answer.content.decode()
    errors = "".join(re.findall(r"<ul class=\"errors.*?</ul>", body, re.DOTALL))
    assert (answer.status_code, errors.count(said)) == (422, 1)
    assert re.findall(r'id="(?:day|from|to)-law" name="\w+" value="([^"]*)"', body) == [day, start, end]
    assert times(law) == ("07 09:00", "07 11:00")


def test_a_trainer_moves_nothing(client: Client, cast: Cast, law: Session) -> None:
    law.trainers.create(name="Trainer", user=cast.trainer)
    client.force_login(cast.trainer)

    assert move(client, "10:00", "11:00").status_code == 403
    assert times(law) == ("07 09:00", "07 11:00")
