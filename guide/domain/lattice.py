"""Computes the lattice, the guide's only ornament: two strips a city pair, green where they cross."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

Point = tuple[float, float]
Polygon = list[Point]


@dataclass(frozen=True)
class Sheet:
    """The paper a lattice stands on, in millimetres, and how its strips grow with the level."""

    width: float
    height: float
    foot: float
    strip: float
    strip_by_level: float
    lean: float
    top: float
    rise: float
    play: float


# Each strip crosses half of the others; with more than these the eye sees one grey sheet.
MOST_PAIRS = 120
COVER = Sheet(210, 297, 274, 3.2, 0.9, 0.62, 262, 27, 26)
OPENER = Sheet(210, 96, 80, 1.6, 0.55, 0.9, 70, 11, 20)


@dataclass(frozen=True)
class Lattice:
    """Three SVG paths: the policy strips, the technical strips, and what they have in common.

    `pairs` is how many city pairs are woven in.
    """

    policy: str
    technical: str
    common: str
    pairs: int


def weave_lattice(seed: str, pairs: Sequence[tuple[str, int]], sheet: Sheet) -> Lattice:
    """The lattice of (city code, level) pairs: the same seed and pairs give the same lines.

    Policy strips lean right, technical strips left; the further the plan, the broader and higher.
    A strip that leaves the sheet at one side comes back at the other. Of more than MOST_PAIRS every
    second, third ... is woven.
    """
    pairs = pairs[:: -(-len(pairs) // MOST_PAIRS) or 1]
    policy = [strip for place in range(len(pairs)) for strip in strips(seed, pairs, place, 0, sheet)]
    technical = [strip for place in range(len(pairs)) for strip in strips(seed, pairs, place, 1, sheet)]
    crossings = [clipped for one in policy for other in technical if (clipped := overlap(one, other))]
    return Lattice(draw(policy), draw(technical), draw(crossings), len(pairs))


def strips(seed: str, pairs: Sequence[tuple[str, int]], place: int, seat: int, sheet: Sheet) -> list[Polygon]:
    """The strip of one seat (0 policy, 1 technical), and its copies, cut to the sheet."""
    city, level = pairs[place]
    chance = sha256(f"{seed}|{city}".encode()).digest()
    step = sheet.width / len(pairs)
    width = min(sheet.strip + sheet.strip_by_level * level, step * 0.6)
    left = step * (place + 0.5) + (chance[seat] / 255 - 0.5) * step / 2 - width / 2
    top = sheet.top - sheet.rise * (level + 1) - sheet.play * chance[2 + seat] / 255
    shift = (1 if seat == 0 else -1) * sheet.lean * (sheet.foot - top)
    paper = [(0.0, 0.0), (sheet.width, 0.0), (sheet.width, sheet.foot), (0.0, sheet.foot)]
    found = []
    for turn in (-sheet.width, 0.0, sheet.width):
        x = left + turn
        strip = [
            (x + shift, top), (x + width + shift, top), (x + width, sheet.foot), (x, sheet.foot)
        ]  # fmt: skip
        if cut := overlap(strip, paper):
            found.append(cut)
    return found


def overlap(subject: Polygon, window: Polygon) -> Polygon:
    """What two convex polygons share (Sutherland and Hodgman, 1974), empty if nothing."""
    if apart(subject, window):
        return []
    result = subject
    for start, end in zip(window, window[1:] + window[:1], strict=True):
        result = cut_by_edge(result, start, end)
        if not result:
            return []
    return result if area(result) > 1e-3 else []


def cut_by_edge(polygon: Polygon, start: Point, end: Point) -> Polygon:
    """The part of a polygon on the inner side of one edge (clockwise on the page)."""
    kept: Polygon = []
    for here, there in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        a, b = side(here, start, end), side(there, start, end)
        if a >= 0:
            kept.append(here)
        if a * b < 0:
            t = a / (a - b)
            kept.append((here[0] + (there[0] - here[0]) * t, here[1] + (there[1] - here[1]) * t))
    return kept


def side(point: Point, start: Point, end: Point) -> float:
    """Positive inside, negative outside, of an edge walked clockwise on the page."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def apart(one: Polygon, other: Polygon) -> bool:
    """Whether their bounding boxes miss each other, which spares most of the clipping."""
    return any(
        max(p[axis] for p in one) < min(p[axis] for p in other)
        or max(p[axis] for p in other) < min(p[axis] for p in one)
        for axis in (0, 1)
    )


def area(polygon: Polygon) -> float:
    """Its area, by the shoelace formula."""
    ring = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in ring)) / 2


def draw(polygons: Sequence[Polygon]) -> str:
    """One SVG path, to a hundredth of a millimetre."""
    return "".join(
        "M" + "L".join(f"{number(x)} {number(y)}" for x, y in polygon) + "z" for polygon in polygons
    )


def number(value: float) -> str:
    """Two decimals at most, no negative nought."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
