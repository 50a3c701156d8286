"""Keeps the printer from cutting fonts in a part: the joining cuts each one once, from its own file."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from weasyprint.pdf.fonts import Font


class SparedFonts:
    """The fonts on the shelf, and which of them a document draws with."""

    def __init__(self, names: Iterable[tuple[str, str]], shelf: Path) -> None:
        self.known = {digest((shelf / path).read_bytes()): name for name, path in names if is_font(name)}
        self.drawn: dict[str, str] = {}

    def spare(self) -> None:
        """From now on, a font that the joining finds on the shelf is left out of this process's files."""
        clean = Font.clean

        def note_or_clean(font: Any, glyphs: Any, hinting: Any) -> None:
            name = self.known.get(digest(font.file_content))
            if name is None:
                clean(font, glyphs, hinting)
            else:
                self.drawn[font.hash] = name
                font.file_content = b""

        Font.clean = note_or_clean


def is_font(name: str) -> bool:
    """Whether a file on the shelf is one that the joining can cut."""
    return name.endswith(".ttf")


def digest(data: bytes) -> bytes:
    """What tells one font file from another."""
    return hashlib.sha256(data).digest()
