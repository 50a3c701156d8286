"""The map of an edition: who stands on it, who beyond it."""

from cohorts.models import City
from desk.domain.public.city_map import draw_map
from desk.domain.public.lettering import Dot

OSLO = City(pk=1, name="Oslo", latitude=59.91, longitude=10.75)
SYDNEY = City(pk=2, name="Sydney", latitude=-33.87, longitude=151.21)
NOWHERE = City(pk=3, name="Nowhere")
BARCELONA = City(pk=4, name="Barcelona", latitude=41.39, longitude=2.17)


def test_cities_are_dots_and_the_host_a_ring() -> None:
    drawn = draw_map([OSLO, BARCELONA], BARCELONA)

    assert drawn is not None
    assert drawn.dots == [Dot("Oslo", 388.5, 268.2)]
    assert drawn.host == Dot("Barcelona", 239.0, 667.1)
    assert [name.text for name in drawn.names] == ["Barcelona, host", "Oslo"]
    assert [name.text for name in drawn.few] == ["Barcelona, host", "Oslo"]
    assert drawn.elsewhere == []


def test_cities_beyond_the_sheet_are_told_in_words() -> None:
    drawn = draw_map([OSLO, SYDNEY, NOWHERE], SYDNEY)

    assert drawn is not None
    assert (drawn.host, drawn.elsewhere) == (None, ["Nowhere"])


def test_without_a_city_on_the_sheet_there_is_no_map() -> None:
    assert draw_map([NOWHERE], BARCELONA) is None
    assert draw_map([]) is None
