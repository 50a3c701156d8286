"""Decides where words that somebody read stand in the text that somebody typed."""

import re

# Between two words of a sentence there may be emphasis, a link's address, a line's end.
_GAP = r"(?:\]\([^()\s]*\)|[\s*_~`\\\[\]>])+"


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Start and end of the words in the text: as they stand, else across marks; None if nowhere."""
    words = words.strip()
    if not words:
        return None
    at = text.find(words)
    if at >= 0:
        return at, at + len(words)
    found = re.search(_GAP.join(re.escape(word) for word in words.split()), text)
    return found.span() if found else None
