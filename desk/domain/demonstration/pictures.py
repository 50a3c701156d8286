"""The demonstration's figures: bar charts drawn by us, in the two inks."""

import io
from typing import Any

from PIL import Image, ImageDraw, ImageFont

WIDTH, ROW, TOP, LEFT, RIGHT = 1200, 84, 110, 330, 150
INK, QUIET, BAR = "#1d1c1a", "#5c5954", "#33602f"


def draw_bars(chart: dict[str, Any]) -> io.BytesIO:
    """A bar chart as PNG: {"title", "unit", "rows": [[label, value], ...]}."""
    rows = chart["rows"]
    picture = Image.new("RGB", (WIDTH, TOP + ROW * len(rows) + 40), "white")
    draw = ImageDraw.Draw(picture)
    big, small = ImageFont.load_default(34), ImageFont.load_default(28)
    draw.text((30, 28), chart["title"], INK, big)
    draw.text((30, 72), chart["unit"], QUIET, small)
    longest = max(value for _label, value in rows)
    for number, (label, value) in enumerate(rows):
        top = TOP + 20 + ROW * number
        draw.text((LEFT - 20, top + 26), label, INK, small, anchor="rm")
        end = LEFT + (WIDTH - LEFT - RIGHT) * value / longest
        draw.rectangle((LEFT, top, end, top + 52), fill=BAR)
        draw.text((end + 16, top + 26), str(value), INK, small, anchor="lm")
    draw.line((LEFT, TOP + 8, LEFT, TOP + 12 + ROW * len(rows)), fill=INK, width=3)
    out = io.BytesIO()
    picture.save(out, "PNG")
    out.seek(0)
    return out
