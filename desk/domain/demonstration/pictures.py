"""The demonstration's figures, drawn by us in the two inks: bars, lines, pairs, grids and flows."""

import io
import itertools
import textwrap
from collections.abc import Callable
from typing import Any

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

WIDTH, ROW, TOP, LEFT, RIGHT = 1200, 84, 130, 330, 150
INK, QUIET, RULE, BAR, OTHER = "#1d1c1a", "#5c5954", "#c9c6c0", "#33602f", "#a8752a"
HEATS = [("#ffffff", INK), ("#dbe8d8", INK), ("#8fb389", INK), ("#33602f", "#ffffff")]
BIG, SMALL, TINY = 36, 29, 25
Pen = ImageDraw.ImageDraw
Chart = dict[str, Any]


def _font(size: int) -> Any:
    """The book's own letters; where set-up has not joined them yet, Pillow's, which lack some accents."""
    path = settings.VAR_DIR / "fonts" / "sofia-sans-400-normal.ttf"
    return ImageFont.truetype(path, size) if path.exists() else ImageFont.load_default(size)


def _write(pen: Pen, at: tuple[float, float], words: str, ink: str, size: int, anchor: str = "la") -> float:
    """Write the words and say how wide they are."""
    font = _font(size)
    pen.text(at, words, ink, font, anchor=anchor)
    return float(font.getlength(words))


def draw_chart(chart: Chart) -> io.BytesIO:
    """The chart as PNG: {"kind", "title", "unit", "rows", ...}, the rest as its kind asks."""
    height, draw_rows = KINDS[chart["kind"]]
    picture = Image.new("RGB", (WIDTH, height(chart)), "white")
    pen = ImageDraw.Draw(picture)
    _write(pen, (30, 26), chart["title"], INK, BIG)
    _write(pen, (30, 76), chart["unit"], QUIET, SMALL)
    draw_rows(pen, chart)
    out = io.BytesIO()
    picture.quantize(32, dither=Image.Dither.NONE).save(out, "PNG")
    out.seek(0)
    return out


def _by_rows(chart: Chart) -> int:
    return TOP + ROW * len(chart["rows"]) + 50


def _bars(pen: Pen, chart: Chart) -> None:
    """One bar a row: [label, value]."""
    longest = max(value for _label, value in chart["rows"])
    for number, (label, value) in enumerate(chart["rows"]):
        top = TOP + 20 + ROW * number
        _write(pen, (LEFT - 20, top + 26), label, INK, SMALL, "rm")
        _bar(pen, top, 52, value / longest, str(value), BAR)
    pen.line((LEFT, TOP + 8, LEFT, TOP + 12 + ROW * len(chart["rows"])), fill=INK, width=3)


def _pairs(pen: Pen, chart: Chart) -> None:
    """Two bars a row, [label, before, after]; "series" names the two."""
    longest = max(max(row[1:]) for row in chart["rows"])
    _legend(pen, chart["series"], (OTHER, BAR))
    for number, (label, *values) in enumerate(chart["rows"]):
        top = TOP + 14 + ROW * number
        _write(pen, (LEFT - 20, top + 32), label, INK, SMALL, "rm")
        for step, (value, ink) in enumerate(zip(values, (OTHER, BAR), strict=True)):
            _bar(pen, top + 32 * step, 28, value / longest, str(value), ink)
    pen.line((LEFT, TOP + 8, LEFT, TOP + 12 + ROW * len(chart["rows"])), fill=INK, width=3)


def _bar(pen: Pen, top: float, height: float, share: float, words: str, ink: str) -> None:
    end = LEFT + (WIDTH - LEFT - RIGHT) * share
    pen.rectangle((LEFT, top, end, top + height), fill=ink)
    _write(pen, (end + 16, top + height / 2), words, INK, TINY if height < 40 else SMALL, "lm")


def _legend(pen: Pen, names: list[str], inks: tuple[str, ...]) -> None:
    right = WIDTH - 30.0
    for name, ink in reversed(list(zip(names, inks, strict=False))):
        right -= _write(pen, (right, 92), name, INK, TINY, "rm") + 34
        pen.rectangle((right, 82, right + 22, 104), fill=ink)
        right -= 28


def _lines(pen: Pen, chart: Chart) -> None:
    """One or two lines over "columns", rows [label, [values]]; the first solid, the second with dots."""
    highest = max(chart["ticks"])
    left, right, low, high = 110, WIDTH - 60, 520, TOP + 40
    step = (right - left) / (len(chart["columns"]) - 1)
    for tick in chart["ticks"]:
        y = low - (low - high) * tick / highest
        pen.line((left, y, right, y), fill=RULE, width=2)
        _write(pen, (left - 16, y), str(tick), QUIET, TINY, "rm")
    for number, name in enumerate(chart["columns"]):
        _write(pen, (left + step * number, low + 30), name, QUIET, TINY, "mm")
    _legend(pen, [label for label, _values in chart["rows"]], (BAR, OTHER))
    for (_label, values), ink in zip(chart["rows"], (BAR, OTHER), strict=False):
        points = [(left + step * n, low - (low - high) * v / highest) for n, v in enumerate(values)]
        pen.line(points, fill=ink, width=5, joint="curve")
        for x, y in points if ink == OTHER else ():
            pen.ellipse((x - 9, y - 9, x + 9, y + 9), fill=ink)


def _grid(pen: Pen, chart: Chart) -> None:
    """A small map: rows [label, [values]] under "columns", each cell as dark as its value is far along."""
    wide = (WIDTH - LEFT - 40) / len(chart["columns"])
    for number, name in enumerate(chart["columns"]):
        _write(pen, (LEFT + wide * (number + 0.5), TOP + 14), name, QUIET, TINY, "mm")
    for number, (label, values) in enumerate(chart["rows"]):
        top = TOP + 36 + ROW * number
        _write(pen, (LEFT - 20, top + ROW / 2), label, INK, SMALL, "rm")
        for column, value in enumerate(values):
            left = LEFT + wide * column
            paper, ink = HEATS[_heat(value, chart["steps"])]
            pen.rectangle((left, top, left + wide - 6, top + ROW - 6), fill=paper, outline=QUIET, width=2)
            _write(pen, (left + wide / 2 - 3, top + ROW / 2 - 3), str(value), ink, SMALL, "mm")


def _heat(value: float, steps: list[float]) -> int:
    """How many steps the value has passed; falling steps are passed downwards."""
    rising = steps[0] < steps[-1]
    return sum(value >= step if rising else value < step for step in steps)


def _flow(pen: Pen, chart: Chart) -> None:
    """Boxes from left to right, rows [words in the box, words under it], an arrow between them."""
    wide, gap = (WIDTH - 60) / len(chart["rows"]), 44
    for number, (inside, under) in enumerate(chart["rows"]):
        left, top, right = 30 + wide * number, TOP + 20, 30 + wide * (number + 1) - gap
        pen.rectangle((left, top, right, top + 180), outline=BAR, width=4)
        letters = int((right - left) / 14)
        _block(pen, ((left + right) / 2, top + 90), textwrap.wrap(inside, letters), INK)
        _block(pen, ((left + right) / 2, top + 238), textwrap.wrap(under, letters), QUIET)
    for number, _row in itertools.islice(enumerate(chart["rows"]), 1, None):
        tip, y = 30 + wide * number - 4, TOP + 110
        pen.line((tip - gap + 8, y, tip - 8, y), fill=INK, width=4)
        pen.polygon([(tip, y), (tip - 14, y - 9), (tip - 14, y + 9)], fill=INK)


def _block(pen: Pen, centre: tuple[float, float], lines: list[str], ink: str) -> None:
    for number, line in enumerate(lines):
        y = centre[1] + 32 * (number - (len(lines) - 1) / 2)
        _write(pen, (centre[0], y), line, ink, TINY, "mm")


KINDS: dict[str, tuple[Callable[[Chart], int], Callable[[Pen, Chart], None]]] = {
    "bar": (_by_rows, _bars),
    "pairs": (_by_rows, _pairs),
    "line": (lambda _chart: 590, _lines),
    "grid": (_by_rows, _grid),
    "flow": (lambda _chart: TOP + 330, _flow),
}
