"""Reads a printed file back and says what a careful reader would miss in it."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from press.embedding import font_findings
from press.job import ELSEWHERE, Finding

if TYPE_CHECKING:
    from pikepdf import Pdf

Pages = Mapping[Any, int]


def check_pdf(data: bytes) -> list[Finding]:
    """Findings in a document, none if it is tagged, titled, in a language, navigable, complete."""
    return checked(data, part_findings)


def check_whole(data: bytes, pages: int) -> list[Finding]:
    """Findings in a joined file: all that its parts could not show, and that nothing was lost."""

    def look(pdf: "Pdf") -> Iterator[Finding]:
        if len(pdf.pages) != pages:
            yield Finding(f"{len(pdf.pages)} pages in place of {pages}")
        yield from document_findings(pdf)
        yield from font_findings(pdf)
        yield from link_findings(pdf)
        yield from parent_findings(pdf)

    return checked(data, look)


def checked(data: bytes, look: Any) -> list[Finding]:
    """What a look at the opened file finds."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return list(look(pdf))
    except pikepdf.PdfError as error:
        return [Finding(f"not a readable PDF: {error}")]


def part_findings(pdf: "Pdf") -> Iterator[Finding]:
    """What can be seen in a document that stands alone."""
    yield from document_findings(pdf)
    yield from font_findings(pdf)
    yield from element_findings(pdf)
    yield from link_findings(pdf)


def document_findings(pdf: "Pdf") -> Iterator[Finding]:
    """What the whole file should say of itself."""
    root: Any = pdf.Root
    if "/StructTreeRoot" not in root or not root.get("/MarkInfo", {}).get("/Marked", False):
        yield Finding("not tagged")
    if not str(root.get("/Lang", "")):
        yield Finding("no language")
    metadata = pdf.open_metadata()  # only read: leaving it as a context would write it anew
    if not metadata.get("dc:title"):
        yield Finding("no title")
    if str(metadata.get("pdfuaid:part", "")) != "1":
        yield Finding("does not claim PDF/UA-1")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield Finding("title not displayed")
    if "/First" not in root.get("/Outlines", {}):
        yield Finding("no bookmarks")
    if "/JavaScript" in root.get("/Names", {}) or "/OpenAction" in root:
        yield Finding("acts on opening")
    if "/EmbeddedFiles" in root.get("/Names", {}):
        yield Finding("carries files")


def element_findings(pdf: "Pdf") -> Iterator[Finding]:
    """Pictures without words, header cells without a direction, names given twice, skipped levels."""
    pages: Pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    names: Counter[str] = Counter()
    before = 0
    tree: Any = pdf.Root.get("/StructTreeRoot", {})
    for element in elements(tree.get("/K", [])):
        kind = str(element.get("/S", ""))
        if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield Finding("figure without alternative text", page_of(element, pages))
        elif kind == "/TH":
            names[str(element.get("/ID", ""))] += 1
            if "/Scope" not in element.get("/A", {}):
                yield Finding("header cell without a scope", page_of(element, pages))
        elif kind[:2] == "/H" and kind[2:].isdigit():
            if int(kind[2:]) > before + 1:
                page = page_of(element, pages)
                yield Finding(f"heading of level {kind[2:]} after level {before}", page)
            before = int(kind[2:])
    yield from (Finding(f"name given twice: {name}") for name, count in names.items() if count > 1)


def elements(kids: Any) -> Iterator[Any]:
    """The structure elements below, in reading order."""
    import pikepdf

    waiting = list(reversed(kids)) if isinstance(kids, pikepdf.Array) else [kids]
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
            below: Any = kid.get("/K", [])
            waiting += reversed(below) if isinstance(below, (pikepdf.Array, list)) else [below]


def page_of(element: Any, pages: Pages) -> int | None:
    """The page that an element stands on, from 0."""
    page = element.get("/Pg")
    return pages.get(page.objgen) if page is not None else None


def link_findings(pdf: "Pdf") -> Iterator[Finding]:
    """Links that lead nowhere; those to another part are no fault of a part."""
    import pikepdf

    root: Any = pdf.Root
    dests = root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    names = {bytes(name) for name in list(dests)[::2]}
    for number, page in enumerate(pdf.pages):
        for note in page.obj.get("/Annots", []):
            goal: Any = note.get("/Dest")
            if isinstance(goal, pikepdf.String) and bytes(goal) not in names:
                yield Finding(f"link to nowhere: {goal}", number)
    if len(names) * 2 != len(dests):
        yield Finding("a place named twice")


def parent_findings(pdf: "Pdf") -> Iterator[Finding]:
    """Pages and links whose tags cannot be found from where they stand."""
    root: Any = pdf.Root
    nums = root.get("/StructTreeRoot", {}).get("/ParentTree", {}).get("/Nums", [])
    keys = [int(key) for key in list(nums)[::2]]
    asked = []
    for number, page in enumerate(pdf.pages):
        notes: Any = page.obj.get("/Annots", [])
        wanted = [page.obj.get("/StructParents", -1), *(note.get("/StructParent", -1) for note in notes)]
        asked += [int(key) for key in wanted]
        if not set(map(int, wanted)) <= set(keys):
            yield Finding("page without its tags", number)
        for note in notes:
            if str(note.get("/A", {}).get("/URI", "")).startswith(ELSEWHERE):
                yield Finding("link that was not joined", number)
    if sorted(asked) != keys:
        yield Finding("tags of pages and links are not told apart")
