"""Marks the words that somebody searched for where they stand in a chapter."""

import re
from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from guide.domain.reading.search import LONGEST, fold

# A tag, a character's name, or a stretch of letters between them.
PIECE = re.compile(r"<[^>]*>|&[#\w]+;|[^<&]+")


def wanted_words(query: str) -> list[str]:
    """The words of a search as they are compared: in small letters, without accents."""
    return fold(query[:LONGEST]).split()


def mark_words(html: SafeString, wanted: Sequence[str]) -> SafeString:
    """The same HTML, every wanted word between `mark` tags; its other tags stay as they are."""
    if not wanted:
        return html
    longest_first = sorted(wanted, key=len, reverse=True)
    either = re.compile("|".join(re.escape(word) for word in longest_first))

    def mark(piece: re.Match[str]) -> str:
        text = piece[0]
        if text[0] in "<&":
            return text
        done, marked = 0, ""
        for found in either.finditer(fold(text)):
            marked += f"{text[done : found.start()]}<mark>{text[found.start() : found.end()]}</mark>"
            done = found.end()
        return marked + text[done:]

    return mark_safe(PIECE.sub(mark, html))  # noqa: S308 (safe before; only mark tags came in)
