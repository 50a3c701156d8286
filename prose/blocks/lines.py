"""Decides what one line may begin: the dialect's marks, each written once."""

import re
from collections.abc import Sequence

# Possessive quantifiers: a line of a hundred thousand backticks is tried once, not from each.
FENCE = re.compile(r"[ \t]*+(`{3,}+(?!.*`)|~{3,}+)")
HEADING = re.compile(r"[ \t]*+(#{1,6}+)(?=[ \t\n]|$)")
RULE = re.compile(r"[ \t]*+([-*_])[ \t]*+(?:\1[ \t]*+){2,}+$")
QUOTE = re.compile(r"[ \t]*>[ \t]?")
ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
NOTE = re.compile(r"[ \t]{0,3}\[\^([^\]\s\[]{1,80})\]:[ \t]*")
CALLOUT = re.compile(r"[ \t]*>[ \t]?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](.*)$", re.IGNORECASE)
FIGURE = re.compile(r'[ \t]*!\[([^\]\n]*)\]\(figure:([A-Za-z0-9_-]{1,80})(?:[ \t]+"([^"\n]*)")?\)[ \t]*$')
_PIPE = re.compile(r"\\.|(\|)")
_RULER = re.compile(r":?-+:?")


def is_blank(line: str) -> bool:
    return not line.strip(" \t\n")


def indent(line: str) -> int:
    """Columns of white space that lead the line; a tab counts two, as in the renderer."""
    return sum(2 if char == "\t" else 1 for char in line[: len(line) - len(line.lstrip(" \t"))])


def dedent(line: str, width: int) -> str:
    """The line without at most so many leading columns."""
    while width > 0 and line[:1] in (" ", "\t"):
        width -= 2 if line[0] == "\t" else 1
        line = line[1:]
    return line


def heading_title(line: str) -> str:
    """The words of a heading's line, without the marks before and after them."""
    words = line.strip(" \t\n").lstrip("#").strip(" \t")
    closed = words.rstrip("#")
    return closed.rstrip(" \t") if not closed or closed[-1] in " \t" else words


def is_item(line: str) -> bool:
    return bool(ITEM.match(line)) and not RULE.match(line)


def item_type(line: str) -> str:
    """`ul` or `ol`, for a line that is an item."""
    found = ITEM.match(line)
    return "ol" if found and found.group(2)[0].isdigit() else "ul"


def cells(line: str) -> int:
    """How many cells a table's line has."""
    inner = line.strip().removeprefix("|")
    pipes = [found.end() for found in _PIPE.finditer(inner) if found.group(1)]
    ends_with_pipe = bool(pipes) and pipes[-1] == len(inner)
    return len(pipes) + (0 if ends_with_pipe else 1)


def is_table(lines: Sequence[str], at: int) -> bool:
    """Whether a table's head and its ruler stand at this line."""
    if at + 1 >= len(lines) or "|" not in lines[at] or "|" not in lines[at + 1]:
        return False
    ruler = lines[at + 1].strip()
    if not set(ruler) <= set("|:- \t") or cells(lines[at]) != cells(ruler):
        return False
    return all(_RULER.fullmatch(cell.strip()) for cell in ruler.strip("|").split("|"))


def interrupts(lines: Sequence[str], at: int) -> bool:
    """Whether this line ends the paragraph before it and begins a passage of its own.

    A numbered line does so only with the number 1: a wrapped sentence may begin with a year.
    """
    line = lines[at]
    if any(mark.match(line) for mark in (FENCE, HEADING, RULE, QUOTE, NOTE)):
        return True
    item = ITEM.match(line)
    if item and item.end() < len(line):
        return item.group(2)[0] in "-*+" or item.group(2)[:-1] == "1"
    return is_table(lines, at)
