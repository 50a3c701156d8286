"""Decides where a remarked passage stands now, or says honestly that it is gone."""

from prose.anchor.follow import Place, follow
from prose.anchor.make import Anchor, make_anchor, widen_to_blocks
from prose.anchor.words import find_words

__all__ = ["Anchor", "Place", "find_words", "follow", "make_anchor", "widen_to_blocks"]
