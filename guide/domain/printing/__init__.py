"""Prints a guide from its manifest and nothing else: the same manifest gives the same bytes."""

from guide.domain.printing.book import print_guide
from guide.domain.printing.parts import print_html
from guide.domain.printing.pinned import hash_manifest, template_hashes

__all__ = ["hash_manifest", "print_guide", "print_html", "template_hashes"]
