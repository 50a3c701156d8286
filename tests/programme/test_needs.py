"""A session needs outputs of others first, and never waits for itself."""

import pytest
from django.core.exceptions import ValidationError

from accounts.domain.moves import Refused
from programme.domain.needs import find_way, set_needs
from programme.domain.outputs import drop_output
from programme.models import Need, Output, ProgrammeEvent, Session
from tests.conftest import Cast
from tests.programme.promises import owed_by_cities, session_on


@pytest.fixture
def line(cast: Cast) -> list[Session]:
    """Four sessions, each but the last with one output of its own name."""
    sessions = [session_on(cast.cohort, code) for code in ("first", "second", "third", "fourth")]
    for session in sessions[:3]:
        owed_by_cities(session, f"From {session.code}")
    return sessions


def needs(session: Session, *sources: Session, cast: Cast) -> bool:
    outputs = [Output.objects.with_session().get(session=source) for source in sources]
    return set_needs(session, outputs, by=cast.organiser)


def stored() -> list[tuple[str, str]]:
    return list(
        Need.objects.order_by("session__code", "output").values_list("session__code", "output__title")
    )


def test_needs_are_set_whole_and_on_the_record(cast: Cast, line: list[Session]) -> None:
    first, second, third, _fourth = line

    assert needs(third, first, second, cast=cast) is True
    assert needs(third, first, second, cast=cast) is False
    assert stored() == [("third", "From first"), ("third", "From second")]
    assert needs(third, second, cast=cast) is True
    assert stored() == [("third", "From second")]
    assert [event.verb for event in ProgrammeEvent.objects.filter(session=third)] == ["set needs"] * 2


def test_a_session_does_not_wait_for_itself(cast: Cast, line: list[Session]) -> None:
    said = "“From first” comes out of this very session; it cannot be there first."
    with pytest.raises(ValidationError) as wrong:
        needs(line[0], line[0], cast=cast)

    assert wrong.value.message_dict == {"outputs": [said]}


def test_a_circle_is_refused_with_its_way_round(cast: Cast, line: list[Session]) -> None:
    first, second, third, _fourth = line
    needs(second, first, cast=cast)
    needs(third, second, cast=cast)
    with pytest.raises(ValidationError) as wrong:
        needs(first, third, cast=cast)

    assert wrong.value.message_dict == {
        "outputs": [
            "“From third” would close a circle, in which each waits for the next: Third → Second → First."
        ]
    }
    assert stored() == [("second", "From first"), ("third", "From second")]


def test_two_ways_to_one_session_are_no_circle(cast: Cast, line: list[Session]) -> None:
    first, second, third, fourth = line
    needs(second, first, cast=cast)
    needs(third, first, cast=cast)
    needs(fourth, second, third, cast=cast)

    assert len(stored()) == 4


def test_another_cohorts_output_is_none_of_ours(cast: Cast, line: list[Session]) -> None:
    elsewhere = session_on(cast.stranger.tenures.get().seat.pair.cohort, "elsewhere")
    owed_by_cities(elsewhere, "Theirs")

    with pytest.raises(ValidationError, match="another cohort"):
        needs(line[0], elsewhere, cast=cast)


def test_what_is_needed_is_not_dropped(cast: Cast, line: list[Session]) -> None:
    needs(line[1], line[0], cast=cast)

    with pytest.raises(Refused, match="“Second” needs it first"):
        drop_output(Output.objects.get(title="From first"), by=cast.organiser)


@pytest.mark.once
def test_the_shortest_way_is_told() -> None:
    needed = {1: {2, 3}, 2: {4}, 3: {2}, 4: {1}}

    assert find_way(needed, 1, 4) == [1, 2, 4]
    assert find_way(needed, 5, 1) == []
    assert find_way(needed, 5, 5) == [5]
