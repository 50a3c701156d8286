"""How sessions stand on a page: by phase and day, side by side, over, now and next."""

from typing import Any

from programme.domain.parts import Part
from programme.domain.timetable import arrange
from programme.models import ReleasedSession
from tests.programme.released import moment, released


def at(day: str, clock: str) -> Any:
    return moment(day, clock)


def codes(part: Part, where: str = "ahead") -> list[tuple[str, list[str]]]:
    return [(block.title, [s.code for s in block.sessions]) for block in getattr(part, where)]


def day(*more: ReleasedSession) -> list[ReleasedSession]:
    return [
        released("welcome", "2024-11-07", "09:00-10:00", place="Barcelona"),
        released("lunch", "2024-11-07", "13:00-14:00", place="Barcelona", kind="break"),
        *more,
    ]


def test_overlapping_sessions_share_a_row_policy_first() -> None:
    (part,) = arrange(
        [
            released("data", "2024-11-07", "09:00-12:00", track_kind="technical"),
            released("need", "2024-11-07", "09:00-10:00", track_kind="policy"),
            released("evidence", "2024-11-07", "10:00-12:00", track_kind="policy"),
            released("wrap", "2024-11-07", "12:00-13:00"),
        ]
    )
    (block,) = part.ahead

    assert (block.title, block.certainty, block.note) == (
        "Thursday 7 November 2024", "firm", "Online, 4 sessions",
    )  # fmt: skip
    assert [([s.code for s in row.sessions], row.parallel) for row in block.rows] == [
        (["need", "evidence", "data"], True),
        (["wrap"], False),
    ]


def test_a_row_lasts_until_the_last_of_its_sessions_ends() -> None:
    (part,) = arrange(
        [
            released("need", "2024-11-07", "09:00-10:00", track_kind="policy"),
            released("data", "2024-11-07", "09:30-12:00", track_kind="technical"),
            released("evidence", "2024-11-07", "11:00-11:30", track_kind="policy"),
            released("wrap", "2024-11-07", "12:00-13:00"),
        ]
    )

    assert [(row.starts_at, row.ends_at) for row in part.ahead[0].rows] == [
        (at("2024-11-07", "09:00"), at("2024-11-07", "12:00")),
        (at("2024-11-07", "12:00"), at("2024-11-07", "13:00")),
    ]


def test_a_day_says_once_what_most_of_it_has_alike() -> None:
    def said(*sessions: ReleasedSession) -> tuple[str, str]:
        ((block,),) = [part.ahead for part in arrange(sessions)]
        return block.certainty, block.place

    lunch = released("lunch", "2024-11-07", "13:00-14:00", kind="break", format="in_person")
    soft = released("soft", "2024-11-07", "15:00-16:00", certainty="tentative")
    gone = released("gone", "2024-11-07", "16:00-17:00", cancelled=True)
    welcome = released("welcome", "2024-11-07", "09:00-10:00", place="Barcelona")
    need = released("need", "2024-11-07", "10:00-11:00", place="Barcelona")

    assert said(welcome, need, lunch, soft) == ("firm", "Barcelona")
    assert said(welcome, soft) == ("", "")
    assert said(welcome, soft, gone) == ("", "Online")


def test_single_sessions_share_a_list_and_windows_stand_among_them() -> None:
    (part,) = arrange(
        [
            released("someday"),
            released("late", "2024-09-21/2024-09-30"),
            released("intro", "2024-07-18", "11:00-12:00"),
            *day(released("end", "2024-12-12", "10:00-12:00")),
        ]
    )

    assert codes(part) == [
        ("", ["intro", "late"]),
        ("Thursday 7 November 2024", ["welcome", "lunch"]),
        ("", ["end", "someday"]),
    ]


def test_a_day_whose_hours_are_open_is_a_day() -> None:
    (part,) = arrange([released("need", "2024-11-07"), released("data", "2024-11-07", "09:00-10:00")])
    (block,) = part.ahead

    assert codes(part) == [("Thursday 7 November 2024", ["data", "need"])]
    assert (block.certainty, [row.starts_at is None for row in block.rows]) == ("", [False, True])


def test_what_is_over_is_apart_while_something_lies_ahead() -> None:
    sessions = [
        released("intro", "2024-07-18", "11:00-12:00", phase_code="before"),
        *day(released("end", "2024-12-12", "10:00-12:00")),
    ]
    first, second = arrange(sessions, at=at("2024-11-20", "12:00"))
    begun = arrange(sessions, at=at("2024-07-01", "12:00"))
    finished = arrange(sessions, at=at("2025-07-01", "12:00"))

    assert (codes(first, "over"), codes(first)) == ([("", ["intro"])], [])
    assert second.number_over == 1
    assert codes(second) == [("", ["end"])]
    assert [part.over for part in (*begun, *finished)] == [[]] * 4


def test_one_row_is_now_and_the_first_after_it_is_next() -> None:
    def marks(clock: str) -> dict[str, str]:
        parts = arrange(
            [*day(), released("need", "2024-11-07", "14:00-15:00"), released("someday")],
            at=at("2024-11-07", clock),
        )
        rows = [row for part in parts for block in part.ahead for row in block.rows]
        return {row.sessions[0].code: row.mark for row in rows if row.mark}

    assert marks("08:00") == {"welcome": "next"}
    assert marks("09:00") == {"welcome": "now", "need": "next"}
    assert marks("13:30") == {"need": "next"}
    assert marks("14:59") == {"need": "now"}
    assert marks("15:00") == {}


def test_what_is_cancelled_is_neither_awaited_nor_counted_as_over() -> None:
    sessions = [
        released("intro", "2024-07-18", "11:00-12:00", cancelled=True),
        released("end", "2024-12-12", "10:00-12:00"),
    ]
    (part,) = arrange(sessions, at=at("2024-07-18", "11:30"))

    assert [(row.sessions[0].code, row.mark) for block in part.ahead for row in block.rows] == [
        ("intro", ""), ("end", "next"),
    ]  # fmt: skip
