"""What an organiser should look at before a release."""

import datetime as dt
from typing import Any

import pytest

from cohorts.models import CityPair
from programme.domain.sessions import Trainer, set_trainers
from programme.domain.slots import change_slot
from programme.domain.warnings import warn, warn_of
from programme.domain.warnings.coverage import vacancies
from programme.models import Session, Track
from tests.conftest import Cast
from tests.factories.programme import SessionFactory, TrackFactory


def timed(cast: Cast, code: str, start: int, end: int, track: Track, **fields: Any) -> Session:
    session = SessionFactory(
        cohort=cast.cohort, code=code, title=code.title(), track=track, no_outputs=True, **fields
    )
    set_trainers(session, [Trainer(f"Teacher of {code}")], by=cast.organiser)
    day = dt.datetime(2024, 11, 7, tzinfo=dt.UTC)
    when: Any = {"starts_at": day + dt.timedelta(hours=start), "ends_at": day + dt.timedelta(hours=end)}
    change_slot(session, certainty="firm", by=cast.organiser, **when)
    return session


def warned(cast: Cast) -> list[tuple[str, str, str]]:
    """Of which session, what, and on which part of its sheet it is mended."""
    return [(each.code, each.text, each.about) for each in warn(cast.cohort.sessions.with_parts().in_order())]


def tracks(cast: Cast) -> list[Track]:
    return [TrackFactory(cohort=cast.cohort, kind=kind) for kind in ("policy", "technical", "common")]


def test_what_is_missing_is_said_but_not_of_a_lunch(cast: Cast) -> None:
    SessionFactory(cohort=cast.cohort, code="legal")
    SessionFactory(cohort=cast.cohort, code="lunch", kind="break")
    SessionFactory(cohort=cast.cohort, code="someday", state="idea")

    assert warned(cast) == [
        ("legal", "It has no date yet.", "when"),
        ("legal", "Nobody is named to teach it.", "trainers"),
        ("legal", "It does not say what it yields, nor that none is foreseen.", "outputs"),
        ("lunch", "It has no date yet.", "when"),
    ]


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2022, ["Its date is in 2022, but this is the edition of 2024."]),
        (2023, []),
        (2025, []),
        (2026, ["Its date is in 2026, but this is the edition of 2024."]),
    ],
)
def test_a_date_far_from_the_edition_is_a_slip(cast: Cast, year: int, said: list[str]) -> None:
    _policy, _technical, common = tracks(cast)
    session = timed(cast, "legal", 9, 10, common)
    day: Any = {"first_day": dt.date(year, 11, 7), "last_day": dt.date(year, 11, 8)}
    change_slot(session, certainty="window", by=cast.organiser, **day)

    assert [(text, about) for _code, text, about in warned(cast)] == [(each, "when") for each in said]


def test_parallel_tracks_are_no_contradiction(cast: Cast) -> None:
    policy, technical, common = tracks(cast)
    timed(cast, "need", 9, 10, policy)
    timed(cast, "data", 9, 10, technical)
    timed(cast, "plenary", 10, 11, common)

    assert warned(cast) == []


def test_nobody_is_in_two_places_at_once(cast: Cast) -> None:
    policy, technical, common = tracks(cast)
    timed(cast, "need", 9, 10, policy)
    other = timed(cast, "data", 9, 10, technical)
    set_trainers(other, [Trainer("Teacher of need")], by=cast.organiser)
    timed(cast, "plenary", 9, 10, common, kind="side_event")
    timed(cast, "all", 9, 10, common, state="cancelled")

    assert warned(cast) == [("data", "Teacher of need teaches “Need” at the same time.", "when")]


def test_a_common_session_asks_everybody(cast: Cast) -> None:
    policy, _technical, common = tracks(cast)
    timed(cast, "need", 9, 11, policy)
    timed(cast, "plenary", 10, 12, common)

    assert warned(cast) == [("plenary", "“Need” takes the same people at the same time.", "when")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Campus, Room 2", "Campus,  room 2", ["“Need” is in Campus, room 2 at the same time."]),
        ("The auditorium", "The auditorium", ["“Need” is in The auditorium at the same time."]),
        ("Campus, Room 2", "Campus, Room 3", []),
        ("Barcelona", "Barcelona", []),
        ("Town Hall", "Town Hall", []),
        ("Meeting rooms", "Meeting rooms", []),
        ("", "", []),
    ],
)
def test_a_room_holds_one_session_at_a_time(cast: Cast, one: str, other: str, expected: list[str]) -> None:
    policy, technical, _common = tracks(cast)
    timed(cast, "need", 9, 11, policy, place=one, format="in_person")
    timed(cast, "data", 10, 12, technical, place=other, format="in_person")

    assert warned(cast) == [("data", text, "where") for text in expected]


def test_a_city_without_anybody_of_a_profile_is_named_in_its_track(cast: Cast) -> None:
    policy, technical, common = tracks(cast)
    timed(cast, "need", 9, 10, policy)
    timed(cast, "data", 9, 10, technical)
    timed(cast, "lunch", 10, 11, technical, kind="break")
    timed(cast, "plenary", 11, 12, common)

    vacant = vacancies([cast.cohort.pk])
    found = warn(cast.cohort.sessions.with_parts(), vacant[cast.cohort.pk])

    assert vacant == {cast.cohort.pk: {"technical": ["Oslo"]}}
    assert [(each.code, each.text, each.about) for each in found] == [
        ("data", "Nobody is there for Oslo: no technical seat of theirs is held.", "people")
    ]


def test_many_cities_are_counted(cast: Cast) -> None:
    _policy, technical, _common = tracks(cast)
    timed(cast, "data", 9, 10, technical)

    (found,) = warn(cast.cohort.sessions.with_parts(), {"technical": list("ABCDEFGH")})

    assert (
        found.text == "Nobody is there for A, B, C, D, E, F and 2 more: no technical seat of theirs is held."
    )


def test_a_city_that_left_is_missed_by_nobody(cast: Cast) -> None:
    CityPair.objects.filter(pk=cast.oslo.pk).update(state="withdrawn")

    assert vacancies([cast.cohort.pk]) == {}


def test_a_sheet_says_the_same_of_its_session(cast: Cast) -> None:
    policy, _technical, common = tracks(cast)
    timed(cast, "need", 9, 11, policy)
    timed(cast, "plenary", 10, 12, common)
    cancelled = SessionFactory(cohort=cast.cohort, state="cancelled")
    sessions = list(cast.cohort.sessions.with_parts().in_order())

    assert [warn_of(session, sessions) for session in sessions if session != cancelled] == [
        [],
        warn(sessions),
    ]
    assert warn_of(cancelled, sessions) == []


def test_what_begins_when_another_ends_is_at_no_same_time(cast: Cast) -> None:
    _policy, _technical, common = tracks(cast)
    timed(cast, "late", 11, 13, common, order=1)
    timed(cast, "early", 9, 12, common, order=2)
    timed(cast, "after", 13, 14, common, order=3)

    assert warned(cast) == [("early", "“Late” takes the same people at the same time.", "when")]
