"""Which days printed words name, and what contradicts them."""

import datetime as dt
from typing import Any

import pytest

from programme.domain.claims import contradictions, read_claims
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.domain.warnings import warn
from programme.models import Output, Session, Track
from tests.conftest import Cast
from tests.factories.programme import SessionFactory, TrackFactory

NEAR, TRAINING = dt.date(2024, 7, 1), dt.date(2024, 11, 7)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mid-October", ["11 to 20 October 2024"]),
        ("Mid October 2025", ["11 to 20 October 2025"]),
        ("the beginning of September", ["1 to 10 September 2024"]),
        ("late February", ["21 to 29 February 2024"]),
        ("early January", ["1 to 10 January 2024"]),
        ("some time in October", ["1 to 31 October 2024"]),
        ("18 July, 11h CEST", ["Thu 18 July 2024"]),
        ("7 and 8 November", ["7 to 8 November 2024"]),
        ("by 15 October", ["until Tue 15 October 2024"]),
        ("from mid-October", ["from Fri 11 October 2024 on"]),
        ("two weeks before 7 November", ["about Thu 24 October 2024"]),
        ("a month after the training", ["about Sat 7 December 2024"]),
        ("at least 10 days before the training", ["until Mon 28 October 2024"]),
        ("at most two weeks before the training", ["from Mon 21 October 2024 on"]),
        (
            "mid-October, two weeks before the training",
            ["11 to 20 October 2024", "about Thu 24 October 2024"],
        ),
        # Nothing is known of these.
        ("not in October", []),
        ("not 7 November", []),
        ("31 November", []),
        ("you may march on", []),
        ("soon", []),
    ],
)
def test_words_name_days(words: str, expected: list[str]) -> None:
    claims = read_claims(words, near=NEAR, training=TRAINING)

    assert [claim.meaning for claim in claims] == expected


def test_a_year_that_is_not_said_is_the_closest() -> None:
    (claim,) = read_claims("early January", near=dt.date(2024, 12, 12), training=None)

    assert (claim.first, claim.last) == (dt.date(2025, 1, 1), dt.date(2025, 1, 10))


def test_the_training_names_no_day_until_it_has_one() -> None:
    assert read_claims("two weeks before the training", near=NEAR, training=None) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Send it in mid-October, two weeks before 7 November.", 1),
        ("Send it two weeks before 7 November (that is, mid-October).", 1),
        ("Send it on 24 October, two weeks before 7 November.", 0),
        ("Send it in mid-October and travel two weeks before 7 November.", 0),
        ("Read it in mid-October.", 0),
    ],
)
def test_only_what_stands_side_by_side_is_one_date(line: str, expected: int) -> None:
    claims = read_claims(line, near=NEAR, training=TRAINING)

    assert len(list(contradictions(line, claims))) == expected


@pytest.fixture
def session(cast: Cast) -> Session:
    """Dated, taught, and with nothing to yield: nothing is odd about it."""
    track = TrackFactory(
        cohort=cast.cohort, code="policy", title="Policy track (users)", aliases="Strategic track (users)"
    )
    session = SessionFactory(cohort=cast.cohort, code="need", title="Need", track=track, no_outputs=True)
    set_trainers(session, [Trainer("Ada")], by=cast.organiser)
    july(session, cast)
    return session


def july(session: Session, cast: Cast, wording: str = "") -> None:
    when: Any = {
        "starts_at": dt.datetime(2024, 7, 18, 9, tzinfo=dt.UTC),
        "ends_at": dt.datetime(2024, 7, 18, 10, tzinfo=dt.UTC),
    }
    change_slot(session, certainty="firm", wording=wording, by=cast.organiser, **when)


def said(cast: Cast) -> list[tuple[str, str]]:
    return [(each.text, each.about) for each in warn(cast.cohort.sessions.with_parts())]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("18 July, 11h CEST", []),
        ("mid-July", []),
        ("early or mid-July", []),
        ("late June to early August", []),
        ("by late July", []),
        (
            "mid-October",
            "“mid-October” means 11 to 20 October 2024, "
            "but the date set is Thu 18 July 2024: both cannot hold.",
        ),
        (
            "two weeks before 7 November",
            "“two weeks before 7 November” means about Thu 24 October 2024, "
            "but the date set is Thu 18 July 2024: both cannot hold.",
        ),
        ("18 July, 11h CET", "It says CET, but on Thu 18 July 2024 clocks show CEST."),
    ],
)
def test_a_printed_wording_is_held_against_the_date(
    cast: Cast, session: Session, wording: str, expected: Any
) -> None:
    july(session, cast, wording)

    assert said(cast) == ([(expected, "when")] if expected else [])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"preparations": "Call us at 10:00 CET."}, [("CET", "CEST", "Thu 18 July 2024", "about")]),
        ({"preparations": "Call us on 3 December at 10:00 CET."}, []),
        (
            {"contents": "Call us on 3 December at 10 CEST."},
            [("CEST", "CET", "Tue 3 December 2024", "about")],
        ),
        ({"place": "Online, 11h WET"}, [("WET", "WEST", "Thu 18 July 2024", "where")]),
        ({"relevance": "WEST of the river; GMT; 10:00 CEST"}, []),
    ],
)
def test_a_zone_is_held_against_the_day_of_its_line(
    cast: Cast, session: Session, fields: dict[str, Any], expected: list[tuple[str, str, str, str]]
) -> None:
    change_session(session, by=cast.organiser, **fields)

    assert said(cast) == [
        (f"It says {wrong}, but on {day} clocks show {right}.", about)
        for wrong, right, day, about in expected
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Strategic track. Defining the need"}, [("Strategic", "what")]),
        ({"aliases": "Policy track (users). Need\nStrategic track (users). Need"}, [("Strategic", "print")]),
        ({"aliases": "Political track (users). Need"}, [("Political", "print")]),
        ({"aliases": "Technical track: need"}, [("Technical", "print")]),
        ({"contents": "The strategic track meets"}, [("strategic", "about")]),
        ({"contents": "Strategic planning; then the technical track joins"}, []),
        ({"title": "Fast track: how to buy"}, []),
    ],
)
def test_a_name_is_held_against_its_track(
    cast: Cast, session: Session, fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    other = Track.objects.create(cohort=cast.cohort, code="technical", title="Technical track")
    SessionFactory(
        cohort=cast.cohort,
        code="lunch",
        kind="break",
        track=other,
        state="held",
        held_at=dt.datetime(2024, 7, 1, tzinfo=dt.UTC),
    )
    change_session(session, by=cast.organiser, **fields)

    assert said(cast) == [
        (f"It is in “Policy track (users)”, but it says “{name} track”.", about) for name, about in expected
    ]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ({"due_wording": "late July", "due_days_after": 7}, []),
        (
            {"due_wording": "late August", "due_days_after": 7},
            "“late August” means 21 to 31 August 2024, "
            "but the date set is Thu 25 July 2024: both cannot hold.",
        ),
        (
            {"due_wording": "mid-October", "due_last": dt.date(2024, 10, 24)},
            "“mid-October” means 11 to 20 October 2024, but the date set is Thu 24 October 2024: "
            "both cannot hold.",
        ),
    ],
)
def test_what_is_due_is_held_against_its_day(
    cast: Cast, session: Session, due: dict[str, Any], expected: Any
) -> None:
    Output.objects.create(session=session, title="A note", **due)

    assert said(cast) == ([(expected, "outputs")] if expected else [])


def test_once_held_its_date_is_no_plan_any_more(cast: Cast, session: Session) -> None:
    july(session, cast, "mid-October")
    Session.objects.update(state="held", held_at=dt.datetime(2024, 7, 18, tzinfo=dt.UTC))

    assert said(cast) == []
