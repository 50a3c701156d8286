"""What organisers asked of the cities waits on their desk until they bring it to an end."""

import datetime as dt
from typing import Any

from desk.domain.own.asking import asked_of_cities
from desk.domain.own.standing import standing_of
from programme.domain.consultation import decide, leave_remark
from programme.domain.polls import Span, begin_poll, close_poll
from programme.domain.release import release_programme
from programme.models import ReleaseThread, Session
from tests.conftest import Cast
from tests.factories.programme import SessionFactory

# Half past eleven at night in Brussels on the 20th; in UTC it is the 20th too.
NOW = dt.datetime(2024, 9, 20, 21, 30, tzinfo=dt.UTC)


def lines(person: Any, at: dt.datetime = NOW) -> list[tuple[str, str]]:
    return [(line.what, line.url) for line in asked_of_cities(standing_of(person), at)]


def remarked(cast: Cast, day: int, preliminary: bool = True) -> ReleaseThread:
    at = dt.datetime(2024, 9, day, 9, tzinfo=dt.UTC)
    if preliminary:
        SessionFactory(cohort=cast.cohort, code="legal", title="Legal")
        release_programme(cast.cohort, kind="preliminary", by=cast.organiser, at=at)
    copy = cast.cohort.releases.get().sessions.get()
    return leave_remark(copy, field="when", text="So late?", by=cast.author, at=at)


def test_remarks_without_an_answer_wait_for_organisers_alone(cast: Cast) -> None:
    first = remarked(cast, 2)
    remarked(cast, 3, preliminary=False)
    page = "/udt-test/programme/releases/1/consultation/"

    assert lines(cast.organiser) == [("2 remarks on the programme wait for an answer", page)]
    assert [lines(each) for each in (cast.author, cast.trainer, cast.observer)] == [[], [], []]

    decide(first, outcome="changed", by=cast.organiser)
    assert lines(cast.organiser) == [("1 remark on the programme waits for an answer", page)]


def asked(cast: Cast, title: str, by: dt.date) -> Any:
    session: Session = SessionFactory(cohort=cast.cohort, title=title)
    start = dt.datetime(2024, 11, 4, 9, tzinfo=dt.UTC)
    times = [Span(start + dt.timedelta(days=n), start + dt.timedelta(days=n, hours=1)) for n in range(2)]
    asked_at = dt.datetime(2024, 9, 1, 9, tzinfo=dt.UTC)
    return begin_poll(session, proposals=times, answer_by=by, by=cast.organiser, at=asked_at)


def test_the_poll_that_ran_out_first_waits_to_be_closed(cast: Cast) -> None:
    late = asked(cast, "Data", dt.date(2024, 9, 19))
    asked(cast, "Law", dt.date(2024, 9, 20))
    said = ("a poll is past its day; close it: Data", f"/udt-test/programme/polls/{late.pk}/")

    assert lines(cast.organiser) == [said]
    assert lines(cast.author) == []

    close_poll(late, by=cast.organiser)
    assert lines(cast.organiser) == []


def test_the_last_day_ends_where_the_programme_is_told(cast: Cast) -> None:
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(time_zone="Europe/Helsinki")
    poll = asked(cast, "Data", dt.date(2024, 9, 20))
    url = f"/udt-test/programme/polls/{poll.pk}/"

    # Midnight in Helsinki was half an hour ago; in Brussels the day goes on.
    assert lines(cast.organiser) == [("a poll is past its day; close it: Data", url)]


def test_an_edition_that_is_over_asks_nothing(cast: Cast) -> None:
    remarked(cast, 2)
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(state="closed")

    assert lines(cast.organiser) == []
