"""Where the lines of the chain run, so that none lies upon another."""

from typing import NamedTuple

# What stands left of the outermost lane, and how far lanes are apart.
EDGE, LANE = 10, 16


class Line(NamedTuple):
    """From an output to a session that needs it, by its own lane; `word` is how the output stands."""

    start: int
    end: int
    x: int
    word: str


def lay(ends: list[tuple[int, int, str]]) -> tuple[list[Line], int]:
    """Short lines next to the text, longer ones outside, none upon another; answers how many lanes."""
    lanes: list[list[tuple[int, int]]] = []
    chosen: list[tuple[int, int, str, int]] = []
    for start, end, word in sorted(ends, key=lambda each: abs(each[1] - each[0])):
        low, high = min(start, end), max(start, end)
        free = (n for n, taken in enumerate(lanes) if all(high < a or low > b for a, b in taken))
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((low, high))
        chosen.append((start, end, word, lane))
    left = EDGE + len(lanes) * LANE
    return [Line(start, end, left - (lane + 1) * LANE, word) for start, end, word, lane in chosen], len(lanes)
