"""Embeds each font once, with the glyphs that any part draws; a glyph has the same number in all of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from press.merging.subset import cut_font

LETTERS = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
MOST_LINES = 100  # that a block of a character map may have


@dataclass
class Used:
    """What the parts draw in one font: the width and the letters of each glyph, and where it is listed."""

    font: Any
    file: str
    widths: dict[int, float] = field(default_factory=dict)
    letters: dict[int, bytes] = field(default_factory=dict)

    def add(self, font: Any) -> None:
        """Take up what one part draws; of two meanings of a glyph the first one stays."""
        for glyph, width in read_widths(font.DescendantFonts[0].W):
            self.widths.setdefault(glyph, width)
        for glyph, letters in LETTERS.findall(font.ToUnicode.read_bytes()):
            self.letters.setdefault(int(glyph, 16), letters)


def share_fonts(
    whole: Pdf, parts: Sequence[Pdf], facts: Sequence[Mapping[str, Any]], files: Mapping[str, Path]
) -> None:
    """Replace the fonts of all parts by shared ones; one that no file is known of stays as it is."""
    used: dict[str, Used] = {}
    lists = []
    for part, known in zip(parts, facts, strict=True):
        listed = whole.copy_foreign(fonts_of(part))
        lists.append(listed)
        for key, file in known["fonts"].items():
            font = listed[f"/{key}"]
            used.setdefault(key, Used(font, file)).add(font)
    for key, each in sorted(used.items()):
        embed(whole, each, files[each.file])
        for listed in lists:
            if f"/{key}" in listed:
                listed[f"/{key}"] = each.font


def fonts_of(part: Pdf) -> Any:
    """The one list of fonts that all pages of a part share."""
    return part.pages[0].obj.Resources.Font


def embed(whole: Pdf, used: Used, path: Path) -> None:
    """Complete the font with all that is drawn in it."""
    descendant = used.font.DescendantFonts[0]
    data = cut_font(path, used.widths)
    file = Stream(whole, data)
    file.Length1 = len(data)
    descriptor = descendant.FontDescriptor
    descriptor.FontFile2 = file
    box = list(descriptor.FontBBox)
    descriptor.FontBBox = Array([*box[:2], max(used.widths.values()), box[3]])
    descendant.W = Array(write_widths(used.widths))
    used.font.ToUnicode = Stream(whole, write_letters(used.letters))


def read_widths(listed: Any) -> list[tuple[int, float]]:
    """Each glyph with its width, from runs of `first [width width]`."""
    flat = list(listed)
    return [
        (int(first) + step, width)
        for first, widths in zip(flat[::2], flat[1::2], strict=True)
        for step, width in enumerate(widths)
    ]


def write_widths(widths: Mapping[int, float]) -> list[Any]:
    """The same, in as few runs as there can be."""
    runs: list[Any] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            runs += [glyph, Array()]
        runs[-1].append(widths[glyph])
    return runs


def write_letters(letters: Mapping[int, bytes]) -> bytes:
    """The map from glyphs to letters, so that words can be searched and copied."""
    lines = [b"<%04x> <%s>\n" % item for item in sorted(letters.items())]
    blocks = [lines[at : at + MOST_LINES] for at in range(0, len(lines), MOST_LINES)]
    body = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in blocks)
    return HEAD + body + TAIL


def new_font(
    whole: Pdf, name: str, path: Path, widths: Mapping[int, float], letters: Mapping[int, bytes]
) -> Any:
    """A font that no part has, made from its file."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(name),
        Flags=4,
        FontBBox=[0, -300, 1000, 1000],
        ItalicAngle=0,
        Ascent=1000,
        Descent=-300,
        CapHeight=1000,
        StemV=80,
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(name),
        CIDToGIDMap=Name.Identity,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=whole.make_indirect(descriptor),
    )
    font = whole.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(name),
            Encoding=Name("/Identity-H"),
            DescendantFonts=[whole.make_indirect(descendant)],
        )
    )
    embed(whole, Used(font, "", dict(widths), dict(letters)), path)
    return font
