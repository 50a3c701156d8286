"""Finds the fonts of a printed file that do not travel with it, or whose letters cannot be read out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from press.job import Finding

if TYPE_CHECKING:
    from pikepdf import Pdf

FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def font_findings(pdf: "Pdf") -> Iterator[Finding]:
    """Fonts that travel by name only, that cannot be read out, or that lack a letter."""
    for font in fonts_of(pdf):
        if font.get("/Subtype") != "/Type0":
            yield from embedding_findings(font)
            continue
        if "/ToUnicode" not in font:
            yield Finding(f"font that cannot be read out: {font.get('/BaseFont')}")
        if font.get("/Encoding") != "/Identity-H":
            yield Finding(f"letters that no font has, beside {font.get('/BaseFont')}")
        for descendant in font.get("/DescendantFonts", []):
            yield from embedding_findings(descendant)


def embedding_findings(font: Any) -> Iterator[Finding]:
    """A font without its file; one that is drawn by the page's own means needs none."""
    descriptor = font.get("/FontDescriptor", {})
    if font.get("/Subtype") != "/Type3" and not any(key in descriptor for key in FILES):
        yield Finding(f"font not embedded: {descriptor.get('/FontName') or font.get('/BaseFont')}")


def fonts_of(pdf: "Pdf") -> Iterator[Any]:
    """Each font that a page, or a piece drawn on one, can draw with."""
    seen: set[Any] = set()
    waiting: list[Any] = [page.obj.get("/Resources", {}) for page in pdf.pages]
    while waiting:
        resources = waiting.pop()
        if is_new(resources, seen):
            yield from (font for font in values(resources, "/Font") if is_new(font, seen))
            pieces = [*values(resources, "/XObject"), *values(resources, "/Pattern")]
            waiting += [piece["/Resources"] for piece in pieces if "/Resources" in piece]


def values(resources: Any, kind: str) -> list[Any]:
    """The resources of a kind."""
    return [resources[kind][name] for name in resources.get(kind, {})]


def is_new(item: Any, seen: set[Any]) -> bool:
    """Whether an object is met for the first time; one without a number of its own always is."""
    name = getattr(item, "objgen", (0, 0))
    known = name != (0, 0) and name in seen
    seen.add(name)
    return not known
