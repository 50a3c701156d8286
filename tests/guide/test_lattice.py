"""The lattice: computed from the edition, the same lines for the same pairs."""

import re

import pytest

from guide.domain.lattice import COVER, MOST_PAIRS, OPENER, Sheet, area, overlap, weave_lattice

PAIRS = [("ghent", 2), ("oslo", 3), ("sofia", 0), ("rotterdam", 4)]


def polygons(path: str) -> list[list[tuple[float, float]]]:
    """The polygons of a path, as points."""
    return [
        [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+) ([-\d.]+)", part)]
        for part in path.split("z")
        if part
    ]


def test_two_squares_share_what_lies_in_both() -> None:
    one = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]
    other = [(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0)]
    assert sorted(overlap(one, other)) == [(1.0, 1.0), (1.0, 2.0), (2.0, 1.0), (2.0, 2.0)]
    assert area(overlap(one, other)) == 1.0


def test_squares_apart_and_squares_that_touch_share_nothing() -> None:
    one = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    assert overlap(one, [(x + 5, y) for x, y in one]) == []
    assert overlap(one, [(x + 1, y) for x, y in one]) == []


def test_a_single_pair_is_drawn_as_the_recipe_says() -> None:
    # sha256("udt/1.0|ghent") begins ca 6a f7 c4; the policy strip, worked by hand from it.
    woven = weave_lattice("udt/1.0", [("ghent", 2)], COVER)
    width, step = 3.2 + 0.9 * 2, 210
    chance = bytes.fromhex("ca6af7c4")
    left = step * 0.5 + (chance[0] / 255 - 0.5) * step / 2 - width / 2
    top = 262 - 27 * 3 - 26 * chance[2] / 255
    foot = sorted(point for polygon in polygons(woven.policy) for point in polygon if point[1] == 274)
    heads = min(y for polygon in polygons(woven.policy) for _, y in polygon)
    assert [x for x, _ in foot] == pytest.approx([left, left + width], abs=0.01)
    assert heads == pytest.approx(top, abs=0.01)


def test_the_same_edition_weaves_the_same_and_another_does_not() -> None:
    assert weave_lattice("udt/1.0", PAIRS, COVER) == weave_lattice("udt/1.0", PAIRS, COVER)
    assert weave_lattice("udt/1.1", PAIRS, COVER) != weave_lattice("udt/1.0", PAIRS, COVER)


@pytest.mark.parametrize("sheet", [COVER, OPENER])
@pytest.mark.parametrize("count", [1, 15, 60])
def test_every_line_stays_on_the_sheet(sheet: Sheet, count: int) -> None:
    woven = weave_lattice("udt/1.0", [(f"city-{n}", n % 5) for n in range(count)], sheet)
    points = [p for path in (woven.policy, woven.technical, woven.common) for q in polygons(path) for p in q]
    assert min(x for x, _ in points) >= 0
    assert max(x for x, _ in points) <= sheet.width
    assert min(y for _, y in points) >= 0
    assert max(y for _, y in points) == sheet.foot


def test_green_is_where_both_seats_cross_and_nowhere_else() -> None:
    woven = weave_lattice("udt/1.0", PAIRS, COVER)
    policy, technical = polygons(woven.policy), polygons(woven.technical)
    shared = sum(area(cut) for one in policy for other in technical if (cut := overlap(one, other)))
    assert sum(area(green) for green in polygons(woven.common)) == pytest.approx(shared, rel=0.01)


def test_no_pairs_weave_nothing() -> None:
    woven = weave_lattice("udt/1.0", [], COVER)
    assert (woven.policy, woven.technical, woven.common) == ("", "", "")


def test_of_very_many_pairs_as_many_are_woven_as_the_eye_can_tell() -> None:
    crowd = [(f"city-{n}", n % 5) for n in range(600)]
    woven = weave_lattice("udt/1.0", crowd, COVER)
    assert woven == weave_lattice("udt/1.0", crowd[::5], COVER)
    assert woven.pairs == MOST_PAIRS == 120
    assert weave_lattice("udt/1.0", crowd[:120], COVER).pairs == 120
    assert weave_lattice("udt/1.0", crowd[:121], COVER).pairs == 61
