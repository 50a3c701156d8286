"""What is owed, by whom and until when."""

import datetime as dt

import pytest
from django.template.loader import render_to_string

from desk.domain.own.ahead import released_now
from desk.domain.own.due import Due, due_outputs
from desk.domain.own.standing import standing_of
from programme.domain.deliveries import deliver_for
from programme.domain.extensions import grant_extension
from programme.domain.outputs import deliver_output
from programme.domain.release import release_programme
from programme.domain.stages import cancel_session
from programme.models import Output, ReleasedSession
from tests.conftest import Cast
from tests.desk.conftest import NOW
from tests.factories.cohorts import TenureFactory


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


def test_what_my_city_delivered_is_due_from_others_still(cast: Cast, released) -> None:
    deliver_for(Output.objects.get(title="Draft plan"), cast.ghent, by=cast.author, note="Ours.")

    assert due_of(cast.author) == []
    assert due_of(cast.outsider) == [("Draft plan", dt.date(2024, 9, 23), False)]


def test_more_time_is_for_one_city_alone(cast: Cast, released) -> None:
    output = Output.objects.get(title="Draft plan")
    grant_extension(output, cast.oslo, until=dt.date(2024, 10, 1), reason="Elections.", by=cast.organiser)

    assert due_of(cast.outsider) == [("Draft plan", dt.date(2024, 10, 1), False)]
    assert due_of(cast.author) == [("Draft plan", dt.date(2024, 9, 23), False)]


def test_who_sits_for_two_cities_owes_for_both(cast: Cast, released) -> None:
    TenureFactory(seat=cast.oslo.seats.get(number=2), user=cast.author)
    deliver_for(Output.objects.get(title="Draft plan"), cast.ghent, by=cast.author, note="Ours.")

    assert due_of(cast.author) == [("Draft plan", dt.date(2024, 9, 23), False)]


def test_a_cancelled_session_asks_for_nothing(cast: Cast, released) -> None:
    cancel_session(cast.cohort.sessions.get(code="presenting"), by=cast.organiser)
    release_programme(cast.cohort, by=cast.organiser)

    assert due_of(cast.author) == []
    assert due_of(cast.organiser) == []


def test_each_line_leads_to_where_it_is_delivered(cast: Cast, released) -> None:
    plan, minutes = (Output.objects.get(title=title).pk for title in ("Draft plan", "Minutes"))
    people = standing_of(cast.author), standing_of(cast.organiser)
    urls = [due_outputs(each, released_now(each.running), at=NOW)[0].url for each in people]

    assert urls == [f"/udt-test/outputs/#o-{plan}", f"/udt-test/studio/outputs/{minutes}/"]


@pytest.mark.parametrize(("held", "said"), [(dt.date(2024, 9, 10), 1), (dt.date(2024, 9, 20), 0), (None, 0)])
def test_what_was_promised_without_a_day_says_that_it_is_never_late(
    cast: Cast, held: dt.date | None, said: int
) -> None:
    session = ReleasedSession(title="Kick-off", first_day=held)
    due = Due("Minutes", cast.cohort, session, None, "soon after", False)
    page = render_to_string("desk/_due.html", {"due": [due], "now": dt.datetime(2024, 9, 12, tzinfo=dt.UTC)})
    assert page.count("; promised without a day, so it is never called late, and still owed") == said
