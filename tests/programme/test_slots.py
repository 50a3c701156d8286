"""When a session is: the ladder of certainty, and dates that contradict nothing."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.domain.moves import Refused
from programme.domain.slots import change_slot, moment
from programme.domain.wording import say_when
from programme.models import ProgrammeEvent, Session, Slot
from tests.conftest import Cast
from tests.factories.programme import SessionFactory

NINE = dt.datetime(2024, 11, 7, 8, tzinfo=dt.UTC)
TEN = dt.datetime(2024, 11, 7, 9, tzinfo=dt.UTC)
FIRST, LAST = dt.date(2024, 9, 21), dt.date(2024, 9, 30)
CLOCK: dict[str, Any] = {"starts_at": NINE, "ends_at": TEN}
DAYS: dict[str, Any] = {"first_day": FIRST, "last_day": LAST}


@pytest.fixture
def session(cast: Cast) -> Session:
    return SessionFactory(cohort=cast.cohort)


def test_the_ladder_is_climbed_and_descended_on_the_record(cast: Cast, session: Session) -> None:
    steps: list[dict[str, Any]] = [
        {"certainty": "window", "wording": "late September", **DAYS},
        {"certainty": "tentative", **CLOCK},
        {"certainty": "firm", **CLOCK},
        {"certainty": "firm", "starts_at": NINE, "ends_at": TEN + dt.timedelta(hours=1)},
        {"certainty": "undated"},
    ]

    assert [change_slot(session, by=cast.organiser, **step) for step in steps] == [True] * 5
    assert list(ProgrammeEvent.objects.values_list("verb", "note")) == [
        ("made surer", "undated > window"),
        ("made surer", "window > tentative"),
        ("made surer", "tentative > firm"),
        ("moved", "firm > firm"),
        ("made less sure", "firm > undated"),
    ]


def test_the_same_slot_again_is_no_change(cast: Cast, session: Session) -> None:
    change_slot(session, certainty="firm", by=cast.organiser, **CLOCK)

    assert change_slot(session, certainty="firm", by=cast.organiser, **CLOCK) is False
    assert ProgrammeEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("when", "wrong"),
    [
        ({"certainty": "tentative", "starts_at": TEN, "ends_at": NINE}, {"ends_at"}),
        ({"certainty": "tentative", "starts_at": NINE, "ends_at": NINE}, {"ends_at"}),
        ({"certainty": "firm", "starts_at": NINE}, {"ends_at"}),
        ({"certainty": "firm"}, {"starts_at", "ends_at"}),
        ({"certainty": "window"}, {"first_day", "last_day"}),
        ({"certainty": "window", "first_day": LAST, "last_day": FIRST}, {"last_day"}),
        ({"certainty": "window", **DAYS, **CLOCK}, {"starts_at", "ends_at"}),
        ({"certainty": "undated", **DAYS}, {"first_day", "last_day"}),
        ({"certainty": "firm", **CLOCK, "first_day": FIRST}, {"first_day"}),
        ({"certainty": "undated", "time_zone": "Europe/Atlantis"}, {"time_zone"}),
        ({"certainty": "window", "first_day": dt.date.min, "last_day": FIRST}, {"first_day"}),
        ({"certainty": "undated", "firm_by": dt.date.max}, {"firm_by"}),
        ({"certainty": "undated", "time_zone": "../etc/passwd"}, {"time_zone"}),
    ],
)
def test_dates_that_contradict_are_refused_by_field(
    cast: Cast, session: Session, when: dict[str, Any], wrong: set[str]
) -> None:
    with pytest.raises(ValidationError) as refused:
        change_slot(session, by=cast.organiser, **when)

    assert set(refused.value.message_dict) == wrong
    assert Slot.objects.get(session=session).certainty == "undated"


def test_a_word_that_no_slot_has_is_a_mistake_in_the_program(cast: Cast, session: Session) -> None:
    with pytest.raises(TypeError, match="a slot has no beginning"):
        change_slot(session, certainty="undated", beginning=NINE, by=cast.organiser)


@pytest.mark.parametrize("state", ["held", "closed"])
def test_what_was_held_stays_where_it_was(cast: Cast, state: str) -> None:
    held = SessionFactory(cohort=cast.cohort, state=state, held_at=NINE)

    with pytest.raises(Refused):
        change_slot(held, certainty="firm", by=cast.organiser, **CLOCK)


def test_a_clock_time_is_read_in_its_zone() -> None:
    summer, winter = dt.datetime(2024, 7, 18, 11), dt.datetime(2024, 11, 7, 9)

    assert moment(summer, "Europe/Brussels").astimezone(dt.UTC) == dt.datetime(2024, 7, 18, 9, tzinfo=dt.UTC)
    assert moment(winter, "Europe/Brussels").astimezone(dt.UTC) == dt.datetime(2024, 11, 7, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        (
            dt.datetime(2024, 3, 31, 2, 30),
            "On 31 March 2024 the clocks in Europe/Brussels go forward; "
            "02:30 does not exist. Choose another.",
        ),
        (
            dt.datetime(2024, 10, 27, 2, 30),
            "On 27 October 2024 the clocks in Europe/Brussels go back; 02:30 comes twice. Choose another.",
        ),
    ],
)
def test_the_change_of_clocks_is_told_kindly(clock: dt.datetime, said: str) -> None:
    with pytest.raises(ValidationError) as impossible:
        moment(clock, "Europe/Brussels")

    assert impossible.value.messages == [said]


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        (Slot(), "date open"),
        (Slot(wording="in spring"), "in spring"),
        (Slot(**DAYS), "21 to 30 September 2024"),
        (Slot(wording="late September", **DAYS), "late September (21 to 30 September 2024)"),
        (Slot(first_day=FIRST, last_day=FIRST), "Sat 21 September 2024"),
        (Slot(first_day=FIRST, last_day=dt.date(2024, 10, 2)), "21 September to 2 October 2024"),
        (Slot(first_day=FIRST, last_day=dt.date(2025, 1, 2)), "21 September 2024 to 2 January 2025"),
        (Slot(time_zone="Europe/Madrid", **CLOCK), "Thu 7 November 2024, 09:00 to 10:00 CET"),
        (
            Slot(time_zone="Asia/Tokyo", starts_at=NINE, ends_at=NINE + dt.timedelta(hours=8)),
            "Thu 7 November 2024, 17:00 to Fri 8 November 2024, 01:00 JST",
        ),
    ],
)
def test_a_slot_in_words(slot: Slot, said: str) -> None:
    assert say_when(slot) == said
