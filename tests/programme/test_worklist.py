"""The working programme as its organisers read it: days, hours, what is odd, what comes next."""

import datetime as dt
from typing import Any

from programme.domain.lines import Line
from programme.domain.outputs import add_output
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session, confirm_session, hold_session
from programme.domain.warnings import warn
from programme.domain.worklist import Stretch, coming, list_work
from programme.models import Session
from tests.conftest import Cast
from tests.factories.programme import PhaseFactory, SessionFactory

NOON = dt.datetime(2024, 11, 7, 12, tzinfo=dt.UTC)


def timed(cast: Cast, session: Session, day: int, start: int, end: int, certainty: str = "firm") -> None:
    when: Any = {
        "starts_at": dt.datetime(2024, 11, day, start, tzinfo=dt.UTC),
        "ends_at": dt.datetime(2024, 11, day, end, tzinfo=dt.UTC),
    }
    change_slot(session, certainty=certainty, by=cast.organiser, **when)


def work(cast: Cast, at: dt.datetime = NOON) -> list[Stretch]:
    sessions = list(cast.cohort.sessions.with_parts().in_order())
    return list_work(sessions, warn(sessions), at=at)


def lines(cast: Cast) -> dict[str, Line]:
    days = [day for part in work(cast) for day in (*part.over, *part.ahead)]
    return {line.session.code: line for day in days for line in day.lines}


def test_neighbours_on_one_day_share_its_heading_and_say_their_hours(cast: Cast) -> None:
    phase = PhaseFactory(cohort=cast.cohort, title="Training")
    for order, (code, day) in enumerate([("intro", 4), ("welcome", 7), ("need", 7)]):
        session = SessionFactory(cohort=cast.cohort, code=code, phase=phase, order=order)
        timed(cast, session, day, 8 + order, 9 + order)
    SessionFactory(cohort=cast.cohort, code="someday", phase=phase, order=9)

    (part,) = work(cast, NOON - dt.timedelta(days=7))

    assert [(day.title, [line.when for line in day.lines]) for day in part.ahead] == [
        ("", ["Mon 4 November 2024, 09:00 to 10:00 CET"]),
        ("Thursday 7 November 2024, CET", ["10:00 to 11:00", "11:00 to 12:00"]),
        ("", ["date open"]),
    ]


def test_each_session_says_its_next_step_and_where_it_is_taken(cast: Cast) -> None:
    def make(code: str, **fields: Any) -> Session:
        return SessionFactory(cohort=cast.cohort, code=code, **fields)

    make("idea", state="idea")
    make("undated")
    timed(cast, make("soft"), 8, 9, 10, "tentative")
    timed(cast, make("firm"), 8, 9, 10)
    timed(cast, make("past"), 4, 9, 10)
    for code, silent in (("silent", False), ("settled", True), ("owing", False)):
        session = make(code, no_outputs=silent)
        timed(cast, session, 4, 9, 10)
        confirm_session(session, by=cast.organiser)
        hold_session(session, by=cast.organiser)
        if code == "owing":
            add_output(session, title="A note", by=cast.organiser)
    cancel_session(make("gone"), by=cast.organiser)

    assert {code: (line.step, line.place) for code, line in lines(cast).items()} == {
        "idea": ("Plan it", "moves"),
        "undated": ("Find a date", "when"),
        "soft": ("Make it firm", "when"),
        "firm": ("Confirm", "moves"),
        "past": ("Was it held?", "moves"),
        "silent": ("", "moves"),
        "settled": ("Close", "moves"),
        "owing": ("1 output open", "moves"),
        "gone": ("", "moves"),
    }


def test_what_is_odd_stands_with_what_it_concerns(cast: Cast) -> None:
    phase = PhaseFactory(cohort=cast.cohort)
    for code in ("need", "data"):
        session = SessionFactory(cohort=cast.cohort, code=code, title=code.title(), phase=phase)
        timed(cast, session, 7, 9, 10)

    assert lines(cast)["data"].odd == {
        "trainers": ["Nobody is named to teach it."],
        "outputs": ["It does not say what it yields, nor that none is foreseen."],
        "said": ["“Need” takes the same people at the same time."],
    }


def test_one_session_is_the_next(cast: Cast) -> None:
    for code, day in (("past", 4), ("later", 12), ("soon", 8)):
        timed(cast, SessionFactory(cohort=cast.cohort, code=code), day, 9, 10)
    timed(cast, SessionFactory(cohort=cast.cohort, code="lunch", kind="break"), 7, 13, 14)
    found = coming(work(cast))

    assert getattr(found, "code", "") == "soon"
    assert coming(work(cast, NOON + dt.timedelta(days=90))) is None


def test_what_is_over_is_apart_while_something_lies_ahead(cast: Cast) -> None:
    phase = PhaseFactory(cohort=cast.cohort)

    def make(code: str, day: int, **fields: Any) -> None:
        session = SessionFactory(cohort=cast.cohort, code=code, phase=phase, order=day, **fields)
        timed(cast, session, day, 9, 10)

    def found(at: dt.datetime) -> list[list[str]]:
        (part,) = work(cast, at)
        return [[line.session.code for day in days for line in day.lines] for days in (part.over, part.ahead)]

    make("lunch", 2, kind="break")
    make("unsaid", 4)
    make("soon", 8)

    assert found(NOON) == [["lunch", "unsaid"], ["soon"]]
    assert work(cast)[0].to_do == 1
    assert found(NOON + dt.timedelta(days=90)) == [[], ["lunch", "unsaid", "soon"]]
