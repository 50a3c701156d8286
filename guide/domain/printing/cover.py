"""Sets titles: their size and lines on the cover, and the inks of its lattice."""

import re
from collections.abc import Mapping
from functools import cache
from textwrap import wrap
from typing import Any

from guide.domain.printing.pinned import PRINT

# Sizes of the title: the longest that fits, and about how many characters a line holds.
TITLES = {"grand": (26, 17), "large": (52, 23), "long": (100, 32), "endless": (10_000, 48)}


def full_title(edition: Mapping[str, Any]) -> str:
    """Title and subtitle as one line, for the window's head."""
    title, subtitle = edition["title"], edition["subtitle"]
    stop = "" if title.endswith(("?", "!", ".", ":")) else "."
    return f"{title}{stop} {subtitle}" if subtitle else str(title)


def title_size(title: str) -> str:
    """The cover's class: a long title or word is set smaller, so that the lattice keeps its place."""
    word = max(map(len, title.split()), default=0)
    fits = (name for name, (most, line) in TITLES.items() if len(title) <= most and word <= line)
    return next(fits, "endless")


def title_lines(title: str) -> list[str]:
    """The title in the lines of the cover."""
    return balance(title, TITLES[title_size(title)][1])


def balance(title: str, widest: int) -> list[str]:
    """A title in as many lines as it needs, none much shorter than the others."""

    def broken(width: int) -> list[str]:
        return wrap(title, width, break_long_words=False, break_on_hyphens=False)

    count = len(broken(widest))
    tries = (broken(width) for width in range(len(title) // max(count, 1) or 1, widest + 1))
    return next((lines for lines in tries if lines and len(lines) <= count), [title])


@cache
def read_inks() -> dict[str, str]:
    """The inks of the drawing, from the stylesheet: an SVG cannot read its variables."""
    sheet = (PRINT / "page.css").read_text("utf-8")
    found = re.findall(r"--(policy|technical|common): (#[0-9a-f]{6})", sheet)
    return dict(found)
