"""The map's projection, against values worked out by hand and the map that was drawn."""

import math

import pytest

from desk.domain.public.projection import MIDDLE, SCALE, place_on_sheet

pytestmark = pytest.mark.once

# Where the hand-drawn map of the design has its cities, to the unit.
DRAWN = {
    "Oslo": (59.9139, 10.7522, 388, 268),
    "Riga": (56.9496, 24.1052, 548, 321),
    "Tampere": (61.4978, 23.7610, 526, 223),
    "Reykjavík": (64.1466, -21.9426, 89, 96),
    "Bologna": (44.4949, 11.3426, 392, 609),
    "Ghent": (51.0543, 3.7174, 287, 458),
    "Porto": (41.1579, -8.6291, 62, 636),
    "Athens": (37.9838, 23.7275, 608, 737),
    "Sofia": (42.6977, 23.3219, 587, 635),
    "Dublin": (53.3498, -6.2603, 164, 383),
    "Barcelona": (41.3874, 2.1686, 239, 667),
}


def test_the_centre_stands_in_the_middle() -> None:
    assert place_on_sheet(52, 12) == (402.4, 443.2)


def test_on_the_meridian_of_the_centre_north_is_up() -> None:
    # Straight north of the centre the projection is the chord: 2 sin(half the angle).
    chord = 2 * math.sin(math.radians(4)) * SCALE

    assert place_on_sheet(60, 12) == (402.4, round(MIDDLE[1] - chord, 1))
    assert place_on_sheet(60, 12) == (402.4, 266.3)


@pytest.mark.parametrize("name", DRAWN)
def test_cities_stand_where_they_were_drawn(name: str) -> None:
    latitude, longitude, x, y = DRAWN[name]
    point = place_on_sheet(latitude, longitude)

    assert point is not None
    assert math.dist(point, (x, y)) < 1


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        pytest.param(35.17, 33.36, id="Nicosia"),
        pytest.param(-33.87, 151.21, id="Sydney"),
        pytest.param(-52, -168, id="the other end of the world"),
        pytest.param(90, 0, id="the pole"),
        pytest.param(28.12, -15.43, id="Las Palmas"),
    ],
)
def test_what_lies_outside_has_no_place(latitude: float, longitude: float) -> None:
    assert place_on_sheet(latitude, longitude) is None
