"""Reads a printed file back and says what a careful reader would miss in it."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf


def check_pdf(data: bytes) -> list[str]:
    """Findings in the file, none if it is tagged, titled, in a language, navigable, complete."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return [
                *document_findings(pdf),
                *font_findings(pdf),
                *figure_findings(pdf),
                *heading_findings(pdf),
            ]
    except pikepdf.PdfError as error:
        return [f"not a readable PDF: {error}"]


def document_findings(pdf: "Pdf") -> Iterator[str]:
    """What the whole file should say of itself."""
    root: Any = pdf.Root
    if "/StructTreeRoot" not in root or not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not tagged"
    if not str(root.get("/Lang", "")):
        yield "no language"
    with pdf.open_metadata() as metadata:
        if not metadata.get("dc:title"):
            yield "no title"
        if str(metadata.get("pdfuaid:part", "")) != "1":
            yield "does not claim PDF/UA-1"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "title not displayed"
    if "/First" not in root.get("/Outlines", {}):
        yield "no bookmarks"
    if "/JavaScript" in root.get("/Names", {}) or "/OpenAction" in root:
        yield "acts on opening"
    if "/EmbeddedFiles" in root.get("/Names", {}):
        yield "carries files"


def font_findings(pdf: "Pdf") -> Iterator[str]:
    """Fonts that travel by name only."""
    for item in pdf.objects:
        kind: Any = item
        if not is_a(kind, "/FontDescriptor"):
            continue
        if not any(key in kind for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"font not embedded: {kind.get('/FontName')}"


def figure_findings(pdf: "Pdf") -> Iterator[str]:
    """Pictures that say nothing to who cannot see them."""
    for item in pdf.objects:
        kind: Any = item
        pictured = is_a(kind, "/StructElem") and kind.get("/S") == "/Figure"
        if pictured and not str(kind.get("/Alt", "")).strip():
            yield "figure without alternative text"


def heading_findings(pdf: "Pdf") -> Iterator[str]:
    """Headings that leave out a level on the way down."""
    before = 0
    root: Any = pdf.Root
    tree: Any = root.get("/StructTreeRoot", {})
    for level in headings(tree.get("/K", [])):
        if level > before + 1:
            yield f"heading of level {level} after level {before}"
        before = level


def headings(kids: Any) -> Iterator[int]:
    """The levels of the headings below, in reading order."""
    import pikepdf

    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            name = str(kid.get("/S", ""))
            if name[:2] == "/H" and name[2:].isdigit():
                yield int(name[2:])
            yield from headings(kid.get("/K", []))


def is_a(item: Any, name: str) -> bool:
    """Whether an object is a dictionary of that type."""
    import pikepdf

    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == name
