"""Prints a guide from its manifest and nothing else: the same manifest gives the same bytes."""

from guide.domain.printing.book import print_guide
from guide.domain.printing.parts import print_html
from guide.domain.printing.pinned import hash_manifest, template_hashes
from guide.domain.printing.progress import PartProgress, PartState, Progress

__all__ = [
    "PartProgress",
    "PartState",
    "Progress",
    "hash_manifest",
    "print_guide",
    "print_html",
    "template_hashes",
]
