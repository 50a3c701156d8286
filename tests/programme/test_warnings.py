"""What an organiser should look at before a release."""

import datetime as dt
from typing import Any

from programme.domain.sessions import Trainer, set_trainers
from programme.domain.slots import change_slot
from programme.domain.warnings import Warned, warn
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


def warned(cast: Cast) -> list[Warned]:
    return warn(cast.cohort.sessions.with_parts().in_order())


def tracks(cast: Cast) -> list[Track]:
    return [TrackFactory(cohort=cast.cohort, kind=kind) for kind in ("policy", "technical", "common")]


def test_what_is_missing_is_said_but_not_of_a_lunch(cast: Cast) -> None:
    SessionFactory(cohort=cast.cohort, code="legal")
    SessionFactory(cohort=cast.cohort, code="lunch", kind="break")
    SessionFactory(cohort=cast.cohort, code="someday", state="idea")

    assert warned(cast) == [
        Warned("legal", "Nobody is named to teach it.", "trainers"),
        Warned("legal", "It does not say what it yields, nor that none is foreseen.", "outputs"),
    ]


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

    assert warned(cast) == [Warned("data", "Teacher of need teaches “Need” at the same time.", "when")]


def test_a_common_session_asks_everybody(cast: Cast) -> None:
    policy, _technical, common = tracks(cast)
    timed(cast, "need", 9, 11, policy)
    timed(cast, "plenary", 10, 12, common)

    assert warned(cast) == [Warned("plenary", "“Need” takes the same people at the same time.", "when")]
