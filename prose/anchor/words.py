"""Decides where words that somebody read stand in the text that somebody typed."""

import re

# Between two words of a sentence there may be emphasis, a link's address, a line's end.
_GAP = re.compile(r"(?:\]\([^()\s]*\)|[\s*_~`\\\[\]>])+")


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Start and end of the words in the text: as they stand, else across marks; None if nowhere.

    Looked for in one pass: a pattern made of the words would try each of them from every letter.
    """
    words = words.strip()
    if not words:
        return None
    at = text.find(words)
    if at >= 0:
        return at, at + len(words)
    wanted = _GAP.sub(" ", words).strip()
    bare, places = _without_marks(text)
    at = bare.find(wanted) if wanted else -1
    return (places[at], places[at + len(wanted) - 1] + 1) if at >= 0 else None


def _without_marks(text: str) -> tuple[str, list[int]]:
    """The text with one space for each gap, and where each of its characters stood."""
    bare, places, at = [], [], 0
    for gap in _GAP.finditer(text):
        bare += [text[at : gap.start()], " "]
        places += [*range(at, gap.start()), gap.start()]
        at = gap.end()
    return "".join([*bare, text[at:]]), [*places, *range(at, len(text))]
