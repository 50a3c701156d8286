"""The year as a line: which stops have a name, where they stand, what today says."""

import datetime as dt

from programme.domain.moments import turn, turns
from programme.domain.ribbon import Ribbon, draw_ribbon
from programme.domain.summary import Summary, summarise
from programme.models import ReleasedSession
from tests.programme.released import moment, released

NOVEMBER = {"place": "Barcelona", "format": "in_person"}
YEAR = [
    released("intro", "2024-07-18", "11:00-12:30"),
    released("late", "2024-09-21/2024-09-30", wording="late September"),
    released("welcome", "2024-11-07", "09:00-09:30", **NOVEMBER),
    released("lunch", "2024-11-07", "13:00-14:00", kind="break", **NOVEMBER),
    released("closing", "2024-11-08", "16:00-16:45", **NOVEMBER),
    released("gone", "2024-12-12", "16:00-16:45", cancelled=True),
    released("guide"),
]


def drawn(sessions: list[ReleasedSession], day: str = "2024-10-01") -> Ribbon:
    ribbon = draw_ribbon(sessions, at=moment(day, "12:00"))
    assert ribbon
    return ribbon


def names(ribbon: Ribbon) -> list[tuple[str, str, str]]:
    return [
        (each.stop.name, each.stop.when, each.stop.certainty) if each.stop else ("today", "", "")
        for each in ribbon.named
    ]


def test_days_in_a_row_share_a_name_and_breaks_have_none() -> None:
    assert names(drawn(YEAR)) == [
        ("Intro", "Thu 18 July", "firm"),
        ("Late", "late September", "window"),
        ("today", "", ""),
        ("Barcelona", "Thu 7 to Fri 8 November", "firm"),
        ("Guide", "date open", "undated"),
    ]


def test_months_are_equally_wide_and_leave_room_for_what_has_no_date() -> None:
    ribbon = drawn(YEAR)

    assert [f"{month:%b}" for month in ribbon.months] == ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert ribbon.ticks == [0, 166, 333, 500, 666, 833, 1000]
    assert [(each.at, each.column, each.marks) for each in ribbon.named] == [
        (94, 0, (91,)), (472, 200, (444,)), (500, 400, ()), (705, 600, (700, 706)), (855, 800, ()),
    ]  # fmt: skip


def test_what_is_past_what_comes_and_today() -> None:
    before, within, after = (drawn(YEAR, day) for day in ("2024-01-01", "2024-10-01", "2026-01-01"))

    assert [(each.over, each.coming) for each in within.named] == [
        (True, False), (True, False), (False, False), (False, True), (False, False),
    ]  # fmt: skip
    assert [names(ribbon).count(("today", "", "")) for ribbon in (before, within, after)] == [0, 1, 0]
    assert [ribbon.now for ribbon in (before, within, after)] == [0, 500, 1000]


def test_however_much_a_year_holds_few_names_stand_side_by_side() -> None:
    weeks = [dt.date(2024, 1, 2) + dt.timedelta(weeks=number) for number in range(100)]
    full = [released(f"s{n}", f"{day}", "09:00-10:00", order=n) for n, day in enumerate(weeks)]
    undated = [released(f"u{n}", order=n) for n in range(300)]
    ribbon = drawn([*full, *undated])

    assert [(each.stop.name, each.stop.count) for each in ribbon.named if each.stop] == [
        ("Training", "26 sessions"), ("Training", "27 sessions"), ("Training", "25 sessions"),
        ("Training", "22 sessions"), ("Training", "300 sessions"),
    ]  # fmt: skip


def test_a_programme_without_a_date_has_no_line() -> None:
    assert draw_ribbon([released("someday")], at=moment("2024-10-01", "12:00")) is None
    assert draw_ribbon([], at=moment("2024-10-01", "12:00")) is None


def test_a_page_stays_true_between_two_turns() -> None:
    moments = turns(YEAR[:3])
    clocks = ["2024-07-18T10:59", "2024-07-18T11:00", "2024-07-18T12:30", "2024-10-01T00:00"]

    assert [turn(moments, moment(*clock.split("T"))) for clock in clocks] == [0, 1, 2, 4]


def test_a_programme_in_figures() -> None:
    figures = summarise(YEAR, at=moment("2024-10-01", "12:00"))

    assert figures == Summary(
        count=5, unsure=2, over=2, levels=frozenset({"firm", "window", "undated"}),
        first=dt.date(2024, 7, 18), last=dt.date(2024, 11, 8),
    )  # fmt: skip
