"""Joins the web's font subsets into one file a style, as print needs them.

WeasyPrint keys fonts by their description: subsets of one style would draw wrong glyphs.
"""

import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from press.job import PressFailed

STYLES = {
    "literata": ("300-normal", "400-normal", "400-italic", "500-normal", "600-normal", "600-italic"),
    "sofia-sans": ("200-normal", "300-normal", "400-normal", "400-italic", "500-normal", "700-normal"),
    # Signs that the two families lack: arrows and sums, ticks and boxes.
    "noto-sans-math": ("400-normal",),
    "noto-sans-symbols-2": ("400-normal",),
}
SUBSETS = ("latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "symbols")
# Characters that a family shows by the glyph of another where the subsets lack them.
ALIASES = {0x2010: 0x2D, 0x2011: 0x2D, 0x2009: 0x20, 0x202F: 0xA0}
# Controls, formats such as the joiner of letters, spaces, ends of lines and paragraphs.
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
# Seconds since 1904: 1 January 2025. The date of joining must not reach the bytes.
MODIFIED = 3_818_534_400


def font_names() -> list[str]:
    """The files that printing needs, in order."""
    return [f"{family}-{style}.ttf" for family, styles in STYLES.items() for style in styles]


def font_faces() -> str:
    """One rule a style: WeasyPrint keys fonts by their description."""
    return "\n".join(
        f'@font-face {{ font-family: "{family.replace("-", " ").title()}"; font-weight: {weight}; '
        f"font-style: {slant}; src: url(trellis:fonts/{family}-{weight}-{slant}.ttf) }}"
        for family, styles in STYLES.items()
        for weight, slant in (style.split("-") for style in styles)
    )


def read_fonts(folder: Path) -> dict[str, bytes]:
    """The fonts as files for a print job; PressFailed says how to make those that are missing."""
    missing = [name for name in font_names() if not (folder / name).is_file()]
    if missing:
        raise PressFailed(
            "The fonts for printing are missing. Run ./trellis up --no-serve, "
            "or python -m press.fonts node_modules var/fonts.",
            "\n".join(missing),
        )
    return {f"fonts/{name}": (folder / name).read_bytes() for name in font_names()}


@cache
def known_letters(folder: Path) -> frozenset[str]:
    """Every character that one of the fonts can show."""
    from fontTools.ttLib import TTFont

    known: set[str] = set()
    for name in font_names():
        with TTFont(folder / name, lazy=True) as font:
            known.update(map(chr, font.getBestCmap()))
    return frozenset(known)


def find_unprintable(text: str, folder: Path) -> list[str]:
    """The characters of a text that none of the fonts can show, in order; print would box them."""
    unknown = set(text) - known_letters(folder)
    return sorted(letter for letter in unknown if is_drawn(letter))


def is_drawn(letter: str) -> bool:
    """Whether a character puts ink on paper: spaces, controls and selectors of a variant do not."""
    return unicodedata.category(letter) not in UNSEEN and not "\ufe00" <= letter <= "\ufe0f"


def join_fonts(node_modules: Path, folder: Path) -> list[Path]:
    """Write one TTF for each style into the folder, and the licences beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for family, styles in STYLES.items():
        package = node_modules / "@fontsource" / family
        (folder / f"{family}-LICENSE.txt").write_bytes((package / "LICENSE").read_bytes())
        made += [join_style(package, family, style, folder) for style in styles]
    return made


def join_style(package: Path, family: str, style: str, folder: Path) -> Path:
    """One style of one family, the same bytes on every run."""
    from fontTools.merge import Merger, Options

    parts = list(unpack_subsets(package, family, style, folder))
    joined = Merger(Options(drop_tables=["vhea", "vmtx", "STAT"])).merge(parts)
    joined["head"].created = joined["head"].modified = MODIFIED
    joined.recalcTimestamp = False
    for table in joined["cmap"].tables:
        for missing, like in ALIASES.items():
            if missing not in table.cmap and like in table.cmap:
                table.cmap[missing] = table.cmap[like]
    target = folder / f"{family}-{style}.ttf"
    partial = target.with_suffix(".part")
    joined.save(partial)
    partial.replace(target)
    for part in parts:
        Path(part).unlink()
    return target


def unpack_subsets(package: Path, family: str, style: str, folder: Path) -> Iterator[str]:
    """The subsets that a family has, as plain TTF files."""
    from fontTools.ttLib import TTFont

    for subset in SUBSETS:
        source = package / "files" / f"{family}-{subset}-{style}.woff2"
        if source.exists():
            font = TTFont(source)
            font.flavor = None
            part = folder / f"{family}-{style}.{subset}.part"
            font.save(part)
            yield str(part)


def main() -> None:
    """Run as `python -m press.fonts NODE_MODULES FOLDER`."""
    for path in join_fonts(Path(sys.argv[1]), Path(sys.argv[2])):
        print(path)


if __name__ == "__main__":
    main()
