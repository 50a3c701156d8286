"""Each city delivers its own part, is let off, or owes it again: by its table, on the record."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.domain.moves import Refused
from cohorts.domain.pairs import withdraw_pair
from desk.domain.invariants import find_breaches
from programme.domain.deliveries import deliver_for, reopen_for, waive_for
from programme.domain.outputs import change_output, deliver_output, drop_output, waive_output
from programme.domain.stages import close_session, confirm_session, hold_session, reopen_session
from programme.models import Delivery, Output, ProgrammeEvent, Session
from tests.at_once import at_once
from tests.conftest import Cast
from tests.programme.promises import cities, owed_by_cities, session_on

# Written down from domain.md: where a city's part may go from each state.
ALLOWED = {
    ("open", "deliver"): "delivered",
    ("open", "waive"): "waived",
    ("delivered", "reopen"): "open",
    ("waived", "reopen"): "open",
}
DEEDS: dict[str, Any] = {"deliver": deliver_for, "waive": waive_for, "reopen": reopen_for}


@pytest.fixture
def brief(cast: Cast) -> Output:
    return owed_by_cities(session_on(cast.cohort, "challenges", "2024-09-20"), "Brief", due_days_after=3)


def told(output: Output) -> list[tuple[str, str, str, str]]:
    """The record of all parts: verb, before, after, note."""
    rows = ProgrammeEvent.objects.filter(delivery__output=output).order_by("pk")
    return list(rows.values_list("verb", "before", "after", "note"))


def breaches() -> list[str]:
    """What the invariants find of this floor; the cast was put on stage without a record."""
    return [str(each) for each in find_breaches() if each.table.startswith("programme")]


def held(session: Session, cast: Cast) -> Session:
    confirm_session(session, by=cast.organiser)
    hold_session(session, by=cast.organiser)
    return session


def test_a_city_delivers_and_takes_it_back_on_the_record(cast: Cast, brief: Output) -> None:
    deliver_for(brief, cast.ghent, by=cast.author, note="Heat.", link="https://ghent.example/heat")
    row = Delivery.objects.get()
    said = (row.state, row.note, row.link, row.said_by)
    reopen_for(brief, cast.ghent, by=cast.partner)

    assert said == ("delivered", "Heat.", "https://ghent.example/heat", cast.author)
    assert told(brief) == [
        ("delivered", "open", "delivered", "Heat. https://ghent.example/heat"),
        ("reopened output", "delivered", "open", ""),
    ]
    assert breaches() == []


def test_one_city_is_let_off_with_a_reason(cast: Cast, brief: Output) -> None:
    with pytest.raises(Refused, match="Say why"):
        waive_for(brief, cast.ghent, by=cast.organiser, note="  ")
    waive_for(brief, cast.ghent, by=cast.organiser, note="Elections.")

    assert told(brief) == [("waived", "open", "waived", "Elections.")]
    assert Output.objects.owed().get() == brief


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=8))
def test_whatever_is_tried_the_table_holds(cast: Cast, brief: Output, deeds: list[str]) -> None:
    ProgrammeEvent.objects.filter(output=brief).delete()
    Delivery.objects.all().delete()
    state, moves = "open", []
    for deed in deeds:
        after = ALLOWED.get((state, deed))
        try:
            DEEDS[deed](brief, cast.ghent, by=cast.organiser, note="So.")
        except Refused:
            assert after is None
        else:
            moves.append((state, after))
            assert after is not None
            state = after

    assert [(before, after) for _verb, before, after, _note in told(brief)] == moves
    assert [row.state for row in Delivery.objects.all()] == ([state] if moves else [])
    assert breaches() == []


def test_who_has_no_part_delivers_nothing(cast: Cast, brief: Output) -> None:
    minutes = brief.session.outputs.create(title="Minutes")
    elsewhere = cast.stranger.tenures.get().seat.pair
    withdraw_pair(cast.oslo, by=cast.organiser)
    for output, pair in ((minutes, cast.ghent), (brief, elsewhere), (brief, cast.oslo)):
        with pytest.raises(Refused):
            deliver_for(output, pair, by=cast.organiser, note="Here.")

    assert Delivery.objects.count() == 0


def test_what_organisers_settle_for_all_no_city_changes(cast: Cast, brief: Output) -> None:
    waive_output(brief, by=cast.organiser)

    with pytest.raises(Refused, match="for every city"):
        deliver_for(brief, cast.ghent, by=cast.author, note="Ours.")


def test_a_session_closes_once_every_active_city_has_settled(cast: Cast, brief: Output) -> None:
    session = held(brief.session, cast)
    deliver_for(brief, cast.ghent, by=cast.author, note="Heat.")
    with pytest.raises(Refused, match="Still owed: Brief"):
        close_session(session, by=cast.organiser)
    waive_for(brief, cast.oslo, by=cast.organiser, note="Elections.")
    close_session(session, by=cast.organiser)

    with pytest.raises(Refused, match="The session is closed"):
        reopen_for(brief, cast.ghent, by=cast.author)
    reopen_session(session, by=cast.organiser)
    reopen_for(brief, cast.ghent, by=cast.author)
    with pytest.raises(Refused, match="Still owed: Brief"):
        close_session(session, by=cast.organiser)


def test_a_city_that_withdrew_is_not_waited_for(cast: Cast, brief: Output) -> None:
    session = held(brief.session, cast)
    deliver_for(brief, cast.ghent, by=cast.author, note="Heat.")
    withdraw_pair(cast.oslo, by=cast.organiser)
    close_session(session, by=cast.organiser)

    assert session.state == "closed"


def test_where_no_city_takes_part_organisers_settle_it(cast: Cast, brief: Output) -> None:
    session = held(brief.session, cast)
    for pair in (cast.ghent, cast.oslo):
        withdraw_pair(pair, by=cast.organiser)
    with pytest.raises(Refused, match="Still owed: Brief"):
        close_session(session, by=cast.organiser)
    deliver_output(brief, by=cast.organiser)
    close_session(session, by=cast.organiser)

    assert session.state == "closed"


def test_the_worklist_counts_what_cities_still_owe(cast: Cast, brief: Output) -> None:
    for pair in (cast.ghent, cast.oslo):
        deliver_for(brief, pair, by=cast.organiser)
    town, *_rest = cities(cast.cohort, 1)
    kept = [each.is_owed for each in Output.objects.with_kept()]
    deliver_for(brief, town, by=cast.organiser)

    assert kept == [True]
    assert [each.is_owed for each in Output.objects.with_kept()] == [False]


def test_what_was_answered_for_stays(cast: Cast, brief: Output) -> None:
    deliver_for(brief, cast.ghent, by=cast.author, note="Heat.")
    with pytest.raises(ValidationError, match="it stays theirs"):
        change_output(brief, owner="organisers", by=cast.organiser)
    reopen_for(brief, cast.ghent, by=cast.author)

    with pytest.raises(Refused, match="stays on the record"):
        drop_output(brief, by=cast.organiser)


@pytest.mark.django_db(transaction=True)
def test_of_two_officials_who_deliver_at_once_one_does(cast: Cast, brief: Output) -> None:
    def deliver(by: Any) -> None:
        deliver_for(Output.objects.get(pk=brief.pk), cast.ghent, by=by, note="Heat.")

    results = at_once(lambda: deliver(cast.author), lambda: deliver(cast.partner))

    assert sorted(type(result).__name__ for result in results) == ["NoneType", "Refused"]
    assert told(brief) == [("delivered", "open", "delivered", "Heat.")]
