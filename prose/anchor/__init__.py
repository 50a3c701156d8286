"""Decides where a remarked passage stands now, or says honestly that it is gone."""

from prose.anchor.follow import Place, follow, place_in
from prose.anchor.make import Anchor, make_anchor, widen_to_blocks
from prose.anchor.trail import Trail, advance, begin
from prose.anchor.words import find_words

__all__ = [
    "Anchor", "Place", "Trail", "advance", "begin", "find_words", "follow", "make_anchor", "place_in",
    "widen_to_blocks",
]  # fmt: skip
