"""Dates as people write them: what they mean, and what they don't say."""

import pytest

from programme.domain.vague.reading import read_when

pytestmark = pytest.mark.once


def said(words: str, zone: str = "Europe/Madrid") -> tuple[str, ...]:
    when = read_when(words, year=2024, zone=zone)
    if when.starts_at and when.ends_at:
        return when.certainty, f"{when.starts_at:%m-%d %H:%M}", f"{when.ends_at:%m-%d %H:%M}", when.time_zone
    return when.certainty, str(when.first_day), str(when.last_day), when.wording


@pytest.mark.parametrize(
    ("words", "first", "last", "wording"),
    [
        ("late September", "2024-09-21", "2024-09-30", "late September"),
        ("mid-October", "2024-10-11", "2024-10-20", "mid-October"),
        ("Mid October 2025", "2025-10-11", "2025-10-20", "mid-October"),
        ("early Feb.", "2024-02-01", "2024-02-10", "early February"),
        ("late February", "2024-02-21", "2024-02-29", "late February"),
        ("end of November", "2024-11-21", "2024-11-30", "late November"),
        ("beginning of May", "2024-05-01", "2024-05-10", "early May"),
        ("mid-October, two weeks before", "2024-10-11", "2024-10-20", "mid-October, two weeks before"),
        ("October 2024", "2024-10-01", "2024-10-31", "October"),
        ("2024-10", "2024-10-01", "2024-10-31", "October"),
        ("7-8 November 2024", "2024-11-07", "2024-11-08", ""),
        ("7 – 8 November", "2024-11-07", "2024-11-08", ""),
        ("7th and 8th of November", "2024-11-07", "2024-11-08", ""),
        ("November 7-8, 2024", "2024-11-07", "2024-11-08", ""),
        ("30 October to 2 November", "2024-10-30", "2024-11-02", ""),
        ("30 December - 2 January 2025", "2024-12-30", "2025-01-02", ""),
        ("Thursday, 7 November", "2024-11-07", "2024-11-07", ""),
        ("Thu 7 Nov", "2024-11-07", "2024-11-07", ""),
        ("2024-11-07", "2024-11-07", "2024-11-07", ""),
        ("2024-11-07/2024-11-08", "2024-11-07", "2024-11-08", ""),
        ("18/07/2024", "2024-07-18", "2024-07-18", ""),
        ("18.7.", "2024-07-18", "2024-07-18", ""),
    ],
)
def test_days_and_parts_of_a_month_are_windows(words: str, first: str, last: str, wording: str) -> None:
    assert said(words) == ("window", first, last, wording)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("18 July, 11h CEST", "07-18 11:00", "07-18 12:00"),
        ("18 July, 11h30", "07-18 11:30", "07-18 12:30"),
        ("Thu 7 November 2024, 10:00 to 12:00 CET", "11-07 10:00", "11-07 12:00"),
        ("7 November 10:00-12:30", "11-07 10:00", "11-07 12:30"),
        ("7 November at 2 pm", "11-07 14:00", "11-07 15:00"),
        ("7 November, 2 to 4 pm", "11-07 14:00", "11-07 16:00"),
        ("7 November, 12 am", "11-07 00:00", "11-07 01:00"),
        ("2024-11-07 10:00", "11-07 10:00", "11-07 11:00"),
        ("2024-11-07T10:00:00", "11-07 10:00", "11-07 11:00"),
        ("07/11/2024 10:00", "11-07 10:00", "11-07 11:00"),
        ("7 November 20:00-01:00", "11-07 20:00", "11-08 01:00"),
    ],
)
def test_clock_times_are_tentative(words: str, start: str, end: str) -> None:
    assert said(words) == ("tentative", start, end, "Europe/Madrid")


@pytest.mark.parametrize(
    ("words", "wording"),
    [("TBC", "TBC"), ("to be confirmed", "to be confirmed"), ("", ""), ("?", ""), ("date tba", "date tba")],
)
def test_open_dates_are_undated_in_their_words(words: str, wording: str) -> None:
    assert said(words) == ("undated", "None", "None", wording)


@pytest.mark.parametrize(
    ("words", "zone", "named"),
    [
        ("18 July, 11h UTC", "Europe/Madrid", "UTC"),
        ("18 July, 11h (Europe/Oslo)", "Europe/Madrid", "Europe/Oslo"),
        ("18 July, 11h BST", "Europe/London", "Europe/London"),
        ("18 January, 11h EEST", "Europe/Helsinki", "Europe/Helsinki"),
    ],
)
def test_the_zone_is_the_one_that_is_named(words: str, zone: str, named: str) -> None:
    assert said(words, zone)[3] == named


def test_what_was_assumed_is_said() -> None:
    assert read_when("18 July, 11h CET", year=2024, zone="Europe/Madrid").notes == (
        "It names no end; one hour is assumed.",
        "It says CET; on that day clocks in Europe/Madrid show CEST, and that is taken.",
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("after the holidays", "“after the holidays” is no date that can be understood."),
        ("31 February", "No calendar has the day 31 of month 2, 2024."),
        ("12/25/2024", "No calendar has the day 12 of month 25, 2024."),
        ("8-7 November", "“8-7 November” ends before it starts."),
        ("7-8 November, 10:00", "“7-8 November, 10:00” has a clock time on several days; give each its row."),
        ("7 November, 25:00", "No clock shows 25:00."),
        (
            "18 July, 11h EST",
            "“EST” is not the time of Europe/Madrid. Name the time zone in a column, as in Europe/Oslo.",
        ),
        ("late Smarch", "“late Smarch” is no date that can be understood."),
        ("x" * 5000, f"“{'x' * 120}” is no date that can be understood."),
        ("10:00", "“10:00” is no date that can be understood."),
    ],
)
def test_what_can_t_be_understood_says_why(words: str, why: str) -> None:
    with pytest.raises(ValueError) as caught:
        read_when(words, year=2024, zone="Europe/Madrid")

    assert str(caught.value) == why
