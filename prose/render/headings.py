"""Keeps a text's headings under the heading of the page that they stand below."""

import re
from collections.abc import Iterator

HEADING = re.compile(r"<(/?)h([1-6])\b")


def settle_headings(passages: list[str], *, below: int) -> list[str]:
    """The same passages, their highest headings one level under `below`, none skipped on the way down.

    People choose the number of signs by its look; who hears a page goes by its levels.
    """
    levels = [int(level) for html in passages for end, level in HEADING.findall(html) if not end]
    settled = iter(_settle(levels, below))
    return [_replace(html, settled) for html in passages]


def _settle(levels: list[int], below: int) -> list[int]:
    top, last, settled = min(levels, default=1), below, []
    for level in levels:
        last = min(below + 1 + level - top, last + 1, 6)
        settled.append(last)
    return settled


def _replace(html: str, settled: Iterator[int]) -> str:
    level = 0

    def place(match: re.Match[str]) -> str:
        nonlocal level
        if not match[1]:
            level = next(settled)
        return f"<{match[1]}h{level}"

    return HEADING.sub(place, html)
