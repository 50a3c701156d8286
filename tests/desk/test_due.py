"""What is owed, by whom and until when."""

import datetime as dt

import pytest
from django.template.loader import render_to_string

from desk.domain.own.ahead import released_now
from desk.domain.own.due import Due, due_day, due_outputs
from desk.domain.own.standing import standing_of
from programme.domain.outputs import deliver_output
from programme.models import Output, ReleasedSession
from tests.conftest import Cast
from tests.desk.conftest import NOW


def due_of(person) -> list[tuple[str, dt.date | None, bool]]:
    standing = standing_of(person)
    found = due_outputs(standing, released_now(standing.running), at=NOW)
    return [(due.title, due.day, due.late) for due in found]


@pytest.mark.parametrize(
    ("name", "owed"),
    [
        ("author", [("Draft plan", dt.date(2024, 9, 23), False)]),
        ("outsider", [("Draft plan", dt.date(2024, 9, 23), False)]),
        ("organiser", [("Minutes", dt.date(2024, 9, 9), True)]),
        ("trainer", []),
        ("observer", []),
        ("stranger", []),
        ("former", []),
    ],
)
def test_each_owes_what_was_promised_for_them(cast: Cast, released, name: str, owed: list[object]) -> None:
    assert due_of(getattr(cast, name)) == owed


def test_what_is_delivered_is_not_due(cast: Cast, released) -> None:
    deliver_output(Output.objects.get(title="Draft plan"), by=cast.organiser)

    assert due_of(cast.author) == []


def test_an_edition_that_is_over_owes_nothing(cast: Cast, released) -> None:
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(state="closed")

    assert due_of(cast.author) == []


def test_a_day_is_counted_from_the_end_in_the_sessions_own_zone() -> None:
    late_evening = dt.datetime(2024, 9, 20, 22, 30, tzinfo=dt.UTC)
    session = ReleasedSession(time_zone="Europe/Brussels", ends_at=late_evening)

    assert due_day(Output(due_days_after=2), session) == dt.date(2024, 9, 23)


def test_of_a_window_it_is_counted_from_the_last_day() -> None:
    session = ReleasedSession(time_zone="Europe/Brussels", last_day=dt.date(2024, 9, 27))

    assert due_day(Output(due_days_after=2), session) == dt.date(2024, 9, 29)


def test_of_an_undated_session_there_is_no_day() -> None:
    assert due_day(Output(due_days_after=2), ReleasedSession(time_zone="Europe/Brussels")) is None


@pytest.mark.parametrize(("held", "said"), [(dt.date(2024, 9, 10), 1), (dt.date(2024, 9, 20), 0), (None, 0)])
def test_what_was_promised_without_a_day_says_that_it_is_never_late(
    cast: Cast, held: dt.date | None, said: int
) -> None:
    session = ReleasedSession(title="Kick-off", first_day=held)
    due = Due("Minutes", cast.cohort, session, None, "soon after", False)
    page = render_to_string("desk/_due.html", {"due": [due], "now": dt.datetime(2024, 9, 12, tzinfo=dt.UTC)})
    assert page.count("; promised without a day, so it is never called late, and still owed") == said
