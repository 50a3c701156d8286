"""Decides which texts are accepted, in which form, and which are too much to render."""

import hashlib
import re
import unicodedata

MAX_BYTES = 200_000
MAX_NESTING = 20
MAX_RUN = 100
MAX_MARKS = 2_000

_RUN = re.compile(rf"([*_`~\[\]()<>!#])\1{{{MAX_RUN}}}")
_MARKS = re.compile(r"\*+|_+|`+|~+|\[|<|\\|://")
_PREFIX = re.compile(r"[ \t]*(?:(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*)*")
_LEADER = re.compile(r">|[-*+]|\d+[.)]")
_RULE = re.compile(r"[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}")


class Malformed(ValueError):
    """The text holds what no database or page can hold: NUL or half a character."""


class TooLarge(ValueError):
    """The text is longer than a section may be."""


class TooNested(ValueError):
    """The text would cost too much to render: too deep, or too many marks."""


def normalise(text: str) -> str:
    """Give the text its one stored form: LF line ends, NFC; Malformed on NUL and lone surrogates.

    Two people who type the same must have typed the same, or every merge is a conflict.
    """
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise Malformed("The text holds a NUL or half of a character.")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def sha256(text: str) -> str:
    """The text's fingerprint, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def check_limits(text: str) -> None:
    """Raise TooLarge for a text over MAX_BYTES in UTF-8."""
    if len(text) > MAX_BYTES or len(text.encode()) > MAX_BYTES:
        raise TooLarge(f"The text is longer than {MAX_BYTES} bytes.")


def check_nesting(text: str) -> None:
    """Raise TooNested where lists, quotations or brackets would cost more than a reader gains.

    Linear in the text, so that the guard is no bomb itself.
    """
    if _RUN.search(text) or len(_MARKS.findall(text)) > MAX_MARKS:
        raise TooNested("Too many marks in one passage.")
    if _bracket_depth(text) > MAX_NESTING or _leader_depth(text) > MAX_NESTING:
        raise TooNested(f"Nested deeper than {MAX_NESTING}.")


def _bracket_depth(text: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]]", text):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _leader_depth(text: str) -> int:
    """How deep lists and quotations go, from the marks that lead each line."""
    open_columns: list[int] = []
    deepest = 0
    for line in text.split("\n"):
        if _RULE.fullmatch(line):
            continue
        prefix = _PREFIX.match(line)
        leaders = list(_LEADER.finditer(prefix.group())) if prefix else []
        if leaders:
            column = leaders[0].start()
            while open_columns and open_columns[-1] >= column:
                open_columns.pop()
            deepest = max(deepest, len(open_columns) + len(leaders))
            open_columns.append(column)
    return deepest
