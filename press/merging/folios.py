"""Stamps the page numbers: only the whole knows them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pikepdf import Pdf, Stream

from press.merging.fonts import new_font

FONT = "/Folio"
DIGITS = "0123456789"


def stamp_folios(whole: Pdf, folios: Sequence[list[float] | None], path: Path | None) -> None:
    """Set each page's number where its part left the place for it, as page furniture, not as text."""
    if path is None:
        return
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as read:
        known, metrics, unit = read.getBestCmap(), read["hmtx"], 1000 / read["head"].unitsPerEm
        glyphs = {digit: read.getGlyphID(known[ord(digit)]) for digit in DIGITS}
        widths = {glyphs[digit]: metrics[known[ord(digit)]][0] * unit for digit in DIGITS}
    letters = {glyph: b"%04x" % ord(digit) for digit, glyph in glyphs.items()}
    font = new_font(whole, "/TRELIS+Folio", path, widths, letters)
    for number, (page, folio) in enumerate(zip(whole.pages, folios, strict=True), start=1):
        if folio:
            stamp(whole, page.obj, folio, "".join(f"{glyphs[digit]:04x}" for digit in str(number)))
            page.obj.Resources.Font[FONT] = font


def stamp(whole: Pdf, page: Any, folio: list[float], glyphs: str) -> None:
    """Draw before everything else, while the page's own measures still hold."""
    left, base, size = folio
    words = f"BT {FONT} {size} Tf {left} {base} Td <{glyphs}> Tj ET"
    drawn = f"/Artifact <</Type /Pagination>> BDC q {words} Q EMC"
    page.Contents = [whole.make_indirect(Stream(whole, drawn.encode())), page.Contents]
