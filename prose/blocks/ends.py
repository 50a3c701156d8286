"""Decides on which line a passage ends."""

from collections.abc import Callable, Sequence

from prose.blocks.lines import (
    FENCE,
    HEADING,
    QUOTE,
    indent,
    interrupts,
    is_blank,
    is_item,
    item_type,
)


def offsets_of(lines: Sequence[str], length: int) -> list[int]:
    offsets, position = [], 0
    for line in lines:
        offsets.append(min(position, length))
        position += len(line) + 1
    return [*offsets, length]


def skip_blank(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and is_blank(lines[at]):
        at += 1
    return at


def lazy_end(lines: Sequence[str], at: int) -> int:
    """Where plain lines stop: at a blank one, or where another passage begins."""
    while at < len(lines) and not is_blank(lines[at]) and not interrupts(lines, at):
        at += 1
    return at


def fence_end(lines: Sequence[str], at: int, inside: int = 0) -> int:
    """The line after the closing fence; an open one runs to the end of what holds it."""
    found = FENCE.match(lines[at])
    mark = found.group(1) if found else "```"
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if inside and not is_blank(line) and indent(line) < inside:
            return number
        closing = line.strip(" \t")
        if len(closing) >= len(mark) and set(closing) == {mark[0]}:
            return number + 1
    return len(lines)


def quote_end(lines: Sequence[str], at: int) -> int:
    fenced = False
    while at < len(lines):
        quoted = QUOTE.match(lines[at])
        if quoted:
            inner = lines[at][quoted.end() :]
            fenced = fenced != bool(FENCE.match(inner))
            lazy = not fenced and not is_blank(inner) and not HEADING.match(inner)
        elif is_blank(lines[at]) or not lazy or interrupts(lines, at):
            break
        at += 1
    return at


def list_end(lines: Sequence[str], at: int) -> int:
    base, marker = indent(lines[at]), item_type(lines[at])

    def belongs(number: int) -> bool:
        line = lines[number]
        return indent(line) >= base + 2 or (is_item(line) and item_type(line) == marker)

    return _indented_end(lines, at, base + 2, belongs)


def note_end(lines: Sequence[str], at: int) -> int:
    return _indented_end(lines, at, 2, lambda number: indent(lines[number]) >= 2)


def _indented_end(lines: Sequence[str], at: int, width: int, belongs: Callable[[int], bool]) -> int:
    """Where a list or a note stops: blank lines are bridged, fences inside it are kept whole."""
    at = at + 1
    while at < len(lines):
        if is_blank(lines[at]):
            after = skip_blank(lines, at)
            if after == len(lines) or not belongs(after):
                return at
            at = after
        elif FENCE.match(lines[at]) and indent(lines[at]) >= width:
            at = fence_end(lines, at, inside=width)
        elif belongs(at) or not (is_item(lines[at]) or interrupts(lines, at)):
            at += 1
        else:
            return at
    return at
