"""Names on the map: none covers another or a dot, and the same cities give the same names."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.domain.public.city_map import BROAD, FEW
from desk.domain.public.lettering import Dot, Lettering, Name, box_of, overlaps, place_names, spread, width_of

LETTERS = st.text("aeiloWmMÅŁĄßЖΩ -’", min_size=1, max_size=40)
DOTS = st.lists(st.builds(Dot, LETTERS, st.floats(10, 710), st.floats(10, 762)), max_size=60)
PLAIN = Lettering(size=10, most=5, dot=6)


@pytest.mark.once
@settings(max_examples=100, deadline=None)
@given(DOTS, st.sampled_from([BROAD, FEW]))
def test_names_never_meet(dots: list[Dot], lettering: Lettering) -> None:
    names = place_names(dots, lettering)
    boxes = [box_of(name, lettering.size) for name in names]
    r = lettering.dot
    circles = [(dot.x - r, dot.y - r, dot.x + r, dot.y + r) for dot in dots]

    assert [pair for pair in combinations(boxes, 2) if overlaps(*pair)] == []
    assert [box for box in boxes for circle in circles if overlaps(box, circle)] == []
    assert [b for b in boxes if b[0] < 0 or b[1] < 0 or b[2] > 720 or b[3] > 772] == []
    assert len(names) <= lettering.most


@pytest.mark.once
@settings(max_examples=50, deadline=None)
@given(DOTS)
def test_the_same_cities_give_the_same_names(dots: list[Dot]) -> None:
    assert place_names(dots, BROAD) == place_names(dots, BROAD)


def test_a_name_stands_at_the_right_or_at_the_left_of_the_edge() -> None:
    middle, edge = Dot("Oslo", 300, 300), Dot("Riga", 700, 100)

    assert place_names([middle, edge], PLAIN) == [
        Name("Oslo", 310, 303, "start"),
        Name("Riga", 690, 103, "end"),
    ]


def test_a_name_evades_its_neighbours_dot() -> None:
    assert place_names([Dot("Ghent", 300, 300), Dot("Lille", 320, 300)], PLAIN) == [
        Name("Ghent", 290, 303, "end"),
        Name("Lille", 330, 303, "start"),
    ]


def test_no_more_names_than_asked_for_and_none_too_long() -> None:
    row = [Dot("A", 100 * n, 300) for n in range(1, 7)]

    assert len(place_names(row, PLAIN)) == 5
    assert place_names([Dot("L" * 27, 300, 300)], PLAIN) == []


def test_the_farthest_comes_next() -> None:
    row = [Dot(name, x, 0) for name, x in [("a", 0), ("b", 10), ("c", 40), ("d", 100)]]

    assert [dot.name for dot in spread(row)] == ["a", "d", "c", "b"]


def test_the_width_of_a_text_is_that_of_its_letters() -> None:
    assert round(width_of("Mile", 10), 6) == 22.2
    assert width_of("", 10) == 0


def test_the_box_of_a_name_follows_its_anchor() -> None:
    boxes = [
        [round(edge, 6) for edge in box_of(Name("oo", 100, 50, anchor), 10)]
        for anchor in ("start", "middle", "end")
    ]

    assert boxes == [[100, 42, 111.6, 52.5], [94.2, 42, 105.8, 52.5], [88.4, 42, 100, 52.5]]
