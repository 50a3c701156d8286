"""Decides where a text's passages begin and end, the same for page, difference and merge."""

from prose.blocks.cited import (
    figure_codes,
    footnote_definitions,
    footnote_label,
    footnote_labels_cited,
)
from prose.blocks.measure import Heading, outline, word_count
from prose.blocks.plain import plain_words
from prose.blocks.split import Block, block_texts, split_blocks

__all__ = [
    "Block",
    "Heading",
    "block_texts",
    "figure_codes",
    "footnote_definitions",
    "footnote_label",
    "footnote_labels_cited",
    "outline",
    "plain_words",
    "split_blocks",
    "word_count",
]
