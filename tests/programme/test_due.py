"""When an output is due: by hand, at the edges of zones, windows and extensions."""

import datetime as dt
from typing import Any

import pytest

from programme.domain.due import Due, find_due
from programme.models import Output
from tests.programme.promises import at
from tests.programme.released import released

HELSINKI = "Europe/Helsinki"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def due(placed: Any, until: dt.date | None = None, **fields: Any) -> Due:
    return find_due(Output(title="Brief", **fields), placed, until=until)


@pytest.mark.once
@pytest.mark.parametrize(
    ("days", "expected"), [(0, "2024-09-20"), (2, "2024-09-22"), (14, "2024-10-04"), (-7, "2024-09-13")]
)
def test_days_are_counted_from_the_end_where_the_session_is_told(days: int, expected: str) -> None:
    # It ends at 23:30 in Barcelona; in Helsinki the next day has begun by then.
    session = released("talk", "2024-09-20", "22:00-23:30")

    assert due(session, due_days_after=days).day == day(expected)


@pytest.mark.once
def test_a_session_over_midnight_counts_from_the_day_it_ends() -> None:
    session = released("night", "2024-09-20", "22:00-23:30")
    session.ends_at = at("2024-09-21", "00:30")

    assert due(session, due_days_after=1).day == day("2024-09-22")


@pytest.mark.once
def test_of_a_window_days_are_counted_from_its_last_day() -> None:
    assert due(released("talk", "2024-09-21/2024-09-30"), due_days_after=3).day == day("2024-10-03")


@pytest.mark.once
@pytest.mark.parametrize("placed", [released("talk"), released("talk", cancelled=True, day="2024-09-20")])
def test_without_a_date_or_a_session_there_is_no_day(placed: Any) -> None:
    found = due(placed, due_days_after=3)

    assert (found.day, found.words, found.is_late(at("2099-01-01"))) == (None, "", False)


@pytest.mark.once
def test_of_a_window_the_last_day_counts() -> None:
    window = due(released("talk"), due_first=day("2024-10-11"), due_last=day("2024-10-20"))

    assert window.words == "from Friday 11 October 2024 to Sunday 20 October 2024"
    assert [window.is_late(at(*when)) for when in (("2024-10-20", "23:59"), ("2024-10-21", "00:00"))] == [
        False,
        True,
    ]


@pytest.mark.once
def test_a_day_ends_for_all_cities_where_the_session_is_told() -> None:
    found = due(released("talk"), due_last=day("2024-10-20"))

    # Midnight in Helsinki, eleven in Barcelona.
    assert found.is_late(at("2024-10-21", "00:30", HELSINKI)) is False
    assert found.is_late(at("2024-10-21", "01:00", HELSINKI)) is True
    assert found.words == "by Sunday 20 October 2024"


@pytest.mark.once
def test_what_is_due_from_a_day_on_is_never_late() -> None:
    found = due(released("talk"), due_first=day("2024-10-11"))

    assert (found.words, found.is_late(at("2099-01-01"))) == ("from Friday 11 October 2024 on", False)


@pytest.mark.once
def test_a_written_day_goes_before_a_counted_one() -> None:
    session = released("talk", "2024-09-20", "10:00-12:00")

    assert due(session, due_last=day("2024-10-01"), due_days_after=3).day == day("2024-10-01")


@pytest.mark.once
@pytest.mark.parametrize(
    ("until", "expected", "before"),
    [
        ("2024-10-05", "2024-10-05", "2024-09-23"),
        ("2024-09-23", "2024-09-23", None),
        ("2024-09-01", "2024-09-23", None),
    ],
)
def test_an_extension_gives_more_days_and_never_fewer(until: str, expected: str, before: str | None) -> None:
    found = due(released("talk", "2024-09-20", "10:00-12:00"), until=day(until), due_days_after=3)

    assert (found.day, found.before) == (day(expected), day(before) if before else None)


@pytest.mark.once
def test_an_extension_of_no_day_is_none() -> None:
    assert due(released("talk"), until=day("2024-10-05"), due_days_after=3) == Due("Europe/Madrid")


@pytest.mark.once
@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "on the day of the session"),
        (1, "1 day after the session"),
        (14, "14 days after the session"),
        (-1, "1 day before the session"),
    ],
)
def test_the_rule_in_words(days: int, words: str) -> None:
    assert Output(due_days_after=days).due_words() == words
