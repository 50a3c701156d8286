"""Storing a text: on which base, merged with what, answered how; the product's first promise."""

from actionplans.domain.store.answers import (
    Answer,
    Closed,
    KeyReused,
    Overlap,
    Stored,
    UnknownBase,
)
from actionplans.domain.store.storing import restore_revision, store_text

__all__ = [
    "Answer",
    "Closed",
    "KeyReused",
    "Overlap",
    "Stored",
    "UnknownBase",
    "restore_revision",
    "store_text",
]
