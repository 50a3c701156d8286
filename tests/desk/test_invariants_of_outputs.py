"""What cities owe and sessions need, broken behind the domain's back, is found."""

import pytest

from programme.models import Delivery, Extension, Need, Output
from tests.conftest import Cast
from tests.desk.breaking import found, set_raw
from tests.programme.promises import at, owed_by_cities, session_on


@pytest.fixture
def brief(cast: Cast) -> Output:
    return owed_by_cities(session_on(cast.cohort, "challenges", "2024-09-20"), "Brief", due_days_after=3)


def programme() -> list[tuple[str, str]]:
    return [(table, problem) for table, problem in found() if table.startswith("programme")]


def test_a_part_that_nobody_moved_is_found(cast: Cast, brief: Output) -> None:
    set_raw(Delivery.objects.create(output=brief, pair=cast.ghent), state="delivered")

    assert programme() == [("programme_delivery", "it is delivered, but its record says no move")]


def test_a_city_of_another_cohort_is_found(cast: Cast, brief: Output) -> None:
    pair = cast.stranger.tenures.get().seat.pair
    Delivery.objects.create(output=brief, pair=pair)
    until = at("2024-10-01")
    Extension.objects.create(
        output=brief, pair=pair, until=until.date(), reason="So.", by=cast.organiser, at=until
    )

    assert programme() == [
        ("programme_delivery", "its city is of another cohort"),
        ("programme_extension", "its city is of another cohort"),
    ]


def test_a_circle_of_needs_is_found(cast: Cast, brief: Output) -> None:
    peers = session_on(cast.cohort, "peers")
    Need.objects.create(session=peers, output=brief)
    assert programme() == []
    Need.objects.create(session=brief.session, output=owed_by_cities(peers, "Feedback"))

    assert programme() == [("programme_need", "the session waits for itself")] * 2


def test_a_need_of_another_cohort_is_found(cast: Cast, brief: Output) -> None:
    elsewhere = session_on(cast.stranger.tenures.get().seat.pair.cohort, "elsewhere")
    Need.objects.create(session=elsewhere, output=brief)

    assert programme() == [("programme_need", "it needs an output of another cohort")]
