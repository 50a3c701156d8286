"""Which names stand beside the dots of the map, and where: none covers another, nor any dot."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desk.domain.public.projection import HEIGHT, WIDTH

Box = tuple[float, float, float, float]

# A longer name would lie across a country; the list beside the map has it.
LONGEST = 26
# Widths in parts of the size, on the broad side of what the typeface and its stand-ins need.
BROAD, NARROW = frozenset("mwMWÆŒæœ@"), frozenset("iljtfrIíìîïı.,'’:;()- ")


@dataclass(frozen=True)
class Dot:
    """A city on the sheet."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Lettering:
    """How the names of a sheet are set: their size, how many at most, how broad a dot is."""

    size: float
    most: int
    dot: float


@dataclass(frozen=True)
class Name:
    """A name where it stands: the point and the end of it that it is set from."""

    text: str
    x: float
    y: float
    anchor: str


def place_names(dots: Sequence[Dot], lettering: Lettering) -> list[Name]:
    """Names for as many dots as have room for one, the first dot's first, then far from the named ones.

    The same dots in the same order give the same names.
    """
    taken = [_around(dot, lettering.dot) for dot in dots]
    names: list[Name] = []
    for dot in spread(dots):
        if len(names) == lettering.most:
            break
        for name in _tries(dot, lettering) if len(dot.name) <= LONGEST else ():
            box = box_of(name, lettering.size)
            if _inside(box) and not any(overlaps(box, other) for other in taken):
                names.append(name)
                taken.append(box)
                break
    return names


def spread(dots: Sequence[Dot]) -> Iterator[Dot]:
    """The first dot, then always the one farthest from those before: all over the sheet soon."""
    far = dict.fromkeys(range(len(dots)), math.inf)
    while far:
        chosen = max(far, key=lambda place: (far[place], -place))
        del far[chosen]
        here = dots[chosen]
        for place in far:
            far[place] = min(far[place], math.hypot(dots[place].x - here.x, dots[place].y - here.y))
        yield here


def box_of(name: Name, size: float) -> Box:
    """Left, top, right and bottom of the letters."""
    width = width_of(name.text, size)
    left = name.x - {"start": 0.0, "middle": width / 2, "end": width}[name.anchor]
    return left, name.y - 0.8 * size, left + width, name.y + 0.25 * size


def width_of(text: str, size: float) -> float:
    """About how broad a text is set, sooner too broad than too narrow."""
    return size * sum(_width(letter) for letter in text)


def overlaps(one: Box, other: Box) -> bool:
    """Whether two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _width(letter: str) -> float:
    if letter in BROAD:
        return 0.92
    if letter in NARROW:
        return 0.36
    return 0.7 if letter.isupper() or not letter.isalpha() else 0.58


def _tries(dot: Dot, lettering: Lettering) -> Iterator[Name]:
    """The places for a name, the best first: right, left, right of above and below, above, below."""
    size = lettering.size
    gap = lettering.dot + 0.4 * size
    for x, y, anchor in _places(gap, size):
        yield Name(dot.name, round(dot.x + x, 1), round(dot.y + y, 1), anchor)


def _places(gap: float, size: float) -> list[tuple[float, float, str]]:
    middle, above, below = 0.3 * size, -0.4 * size, size
    return [
        (gap, middle, "start"),
        (-gap, middle, "end"),
        (gap * 0.8, above, "start"),
        (gap * 0.8, below, "start"),
        (-gap * 0.8, above, "end"),
        (-gap * 0.8, below, "end"),
        (0, above - gap, "middle"),
        (0, below + gap - 0.2 * size, "middle"),
    ]


def _around(dot: Dot, radius: float) -> Box:
    return dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius


def _inside(box: Box) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT
