"""What lies ahead of whom."""

import datetime as dt

import pytest

from desk.domain.own.ahead import Ahead, countdown, next_sessions, released_now, taught_by
from desk.domain.own.standing import standing_of
from programme.domain.release import release_programme
from programme.models import ReleasedSession
from tests.conftest import Cast
from tests.desk.conftest import NOW, add_session, at


def ahead_of(person, when=NOW) -> list[Ahead]:
    standing = standing_of(person)
    return next_sessions(standing, released_now(standing.running), at=when)


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("author", "council", "in 2 days"),
        ("partner", "clinic", "in 1 day"),
        ("organiser", "clinic", "in 1 day"),
        ("observer", "clinic", "in 1 day"),
    ],
)
def test_next_is_what_one_is_expected_in(cast: Cast, released, name: str, code: str, words: str) -> None:
    assert [(a.session.code, a.countdown) for a in ahead_of(getattr(cast, name))] == [(code, words)]


@pytest.mark.parametrize("name", ["stranger", "former", "superuser"])
def test_nothing_is_ahead_of_who_takes_no_part(cast: Cast, released, name: str) -> None:
    assert ahead_of(getattr(cast, name)) == []


def test_a_session_that_goes_on_is_next(cast: Cast, released) -> None:
    assert [a.countdown for a in ahead_of(cast.author, at(20, 10))] == ["now"]


def test_after_the_last_session_nothing_is_ahead(cast: Cast, released) -> None:
    assert ahead_of(cast.author, at(20, 12)) == []


def test_only_the_newest_release_counts(cast: Cast, released) -> None:
    add_session(cast.cohort, "extra", at(11))
    assert [a.session.code for a in ahead_of(cast.author)] == ["council"]

    release_programme(cast.cohort, by=cast.organiser, at=at(2))

    assert [a.session.code for a in ahead_of(cast.author)] == ["extra"]


def test_each_edition_has_its_next_session(cast: Cast, released) -> None:
    other = cast.stranger.tenures.get().seat
    other.tenures.update(user=cast.author)
    add_session(other.pair.cohort, "elsewhere", at(11))
    release_programme(other.pair.cohort, by=cast.organiser, at=at(2))

    assert [a.session.code for a in ahead_of(cast.author)] == ["elsewhere", "council"]


def test_a_window_counts_until_its_last_day() -> None:
    window = ReleasedSession(
        certainty="window",
        time_zone="Europe/Brussels",
        first_day=dt.date(2024, 9, 23),
        last_day=dt.date(2024, 9, 27),
    )

    assert countdown(window, NOW) == "in 12 days"
    assert countdown(window, at(25)) == "in these days"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "in 0 minutes"),
        (1, "in 1 minute"),
        (59, "in 59 minutes"),
        (60, "in 1 hour"),
        (24 * 60 - 1, "in 23 hours"),
        (24 * 60, "in 1 day"),
        (20 * 24 * 60, "in 20 days"),
        (21 * 24 * 60, "in 3 weeks"),
    ],
)
def test_countdown_speaks_in_units_one_plans_by(minutes: int, words: str) -> None:
    session = ReleasedSession(time_zone="Europe/Brussels", starts_at=NOW + dt.timedelta(minutes=minutes))

    assert countdown(session, NOW) == words


def test_a_trainer_sees_the_own_sessions(cast: Cast, released) -> None:
    cast.cohort.sessions.get(code="clinic").trainers.create(name="Trainer", user=cast.trainer)
    sessions = released_now([cast.cohort])

    def taught(person, when) -> list[list[str]]:
        return [[s.code for s in some] for some in taught_by(standing_of(person), sessions, at=when)]

    assert taught(cast.trainer, NOW) == [["clinic"], []]
    assert taught(cast.trainer, at(12, 11)) == [[], ["clinic"]]
    assert taught(cast.author, NOW) == [[], []]
