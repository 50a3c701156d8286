"""Completes the tags of a printed document, and notes what its joining with others needs."""

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import pydyf

from press.job import Job

# Fast enough to be worth it: level 9 takes three times as long and saves a hundredth.
LEVEL = 6
REFERENCE = re.compile(rb"(\d+) 0 R")


class Finisher:
    """Called when a document is drawn and before it is written."""

    def __init__(self, job: Job, fonts: Mapping[str, str]) -> None:
        self.job = job
        self.fonts = fonts
        self.facts: dict[str, Any] = {}

    def __call__(self, document: Any, pdf: pydyf.PDF) -> None:
        elements = structure_of(pdf)
        add_scopes(elements)
        name_headers(elements, self.job.name)
        drop_own_language(elements, str(document.metadata.lang))
        free_margins(pdf, elements)
        self.facts = {
            "pages": len(document.pages),
            "places": places_of(document),
            "folios": [folio_of(page) for page in document.pages],
            "fonts": dict(self.fonts),
        }
        if self.job.part:
            compress(pdf)


def structure_of(pdf: pydyf.PDF) -> dict[bytes, pydyf.Dictionary]:
    """Every structure element by its reference."""
    return {
        item.reference: item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
    }


def add_scopes(elements: Mapping[bytes, pydyf.Dictionary]) -> None:
    """Give every header cell its /Scope: the columns' in a table's head, the row's elsewhere."""
    for cell in elements.values():
        if cell["S"] == "/TH":
            row = elements.get(cell["P"])
            group = elements.get(row["P"]) if row else None
            heads = group is not None and group["S"] == "/THead"
            cell["A"]["Scope"] = "/Column" if heads else "/Row"


def name_headers(elements: Mapping[bytes, pydyf.Dictionary], prefix: str) -> None:
    """Header cells are known by the part's name too, so that two parts never name one alike."""
    for cell in elements.values():
        if "ID" in cell:
            cell["ID"] = pydyf.String(f"{prefix}-{cell['ID'].string}")
        if cell["S"] == "/TD" and "Headers" in cell["A"]:
            headers = cell["A"]["Headers"]
            cell["A"]["Headers"] = pydyf.Array(pydyf.String(f"{prefix}-{each.string}") for each in headers)


def drop_own_language(elements: Mapping[bytes, pydyf.Dictionary], lang: str) -> None:
    """A tag says its language only where it is not the document's."""
    for element in elements.values():
        if "Lang" in element and element["Lang"].string == lang:
            del element["Lang"]


def free_margins(pdf: pydyf.PDF, elements: Mapping[bytes, pydyf.Dictionary]) -> None:
    """What stands in the margins is no text: its tags, which no tree holds, become page furniture."""
    root = pdf.objects[number(pdf.catalog["StructTreeRoot"])]
    held = set(reach(elements, root["K"]))
    nums = pdf.objects[number(root["ParentTree"])]["Nums"]
    pages = [
        page for page in pdf.objects if isinstance(page, pydyf.Dictionary) and page.get("Type") == "/Page"
    ]
    marks = {key: refs for key, refs in zip(nums[::2], nums[1::2], strict=True) if isinstance(refs, list)}
    for page in pages:
        refs = marks[page["StructParents"]]
        loose = {mark for mark, ref in enumerate(refs) if ref not in held}
        for mark in loose:
            refs[mark] = "null"
        turn_to_furniture(pdf.objects[number(page["Contents"])], loose)


def reach(elements: Mapping[bytes, pydyf.Dictionary], kids: list[Any]) -> Iterator[bytes]:
    """The references of all elements below."""
    waiting = list(kids)
    while waiting:
        kid = waiting.pop()
        if kid in elements:
            yield kid
            waiting += elements[kid].get("K", [])


def turn_to_furniture(stream: pydyf.Stream, marks: set[int]) -> None:
    """Mark these pieces of a page as artefacts."""
    items = stream.stream
    for place, item in enumerate(items):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in marks:
            items[place - 1] = "/Artifact"
            items[place] = pydyf.Dictionary({"Type": "/Pagination"})


def number(reference: bytes) -> int:
    """The number in a reference."""
    found = REFERENCE.fullmatch(reference)
    return int(found[1]) if found else 0


def places_of(document: Any) -> dict[str, int]:
    """Every named place with its page, from 0; the first counts."""
    found: dict[str, int] = {}
    for page, each in enumerate(document.pages):
        for name in each.anchors:
            found.setdefault(name, page)
    return found


def folio_of(page: Any) -> list[float] | None:
    """Where the stylesheet wants this page's number: left, baseline from below, size, in points.

    The margin box at the foot holds a blank that is set like the number; a page without it has none.
    """
    from weasyprint.formatting_structure.boxes import MarginBox, TextBox

    for box in page._page_box.children:
        if isinstance(box, MarginBox) and box.at_keyword == "@bottom-left-corner":
            for text in box.descendants():
                if isinstance(text, TextBox):
                    base = page.height - text.position_y - text.baseline
                    return [
                        round(0.75 * each, 3) for each in (text.position_x, base, text.style["font_size"])
                    ]
    return None


def compress(pdf: pydyf.PDF) -> None:
    """Pack the streams here, so that the joining need not."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Filter" not in item.extra:
            item.stream = [zlib.compress(b"\n".join(map(to_bytes, item.stream)), LEVEL)]
            item.extra["Filter"] = "/FlateDecode"


def to_bytes(item: Any) -> bytes:
    """A piece of a page as the writer would write it."""
    if isinstance(item, pydyf.Object):
        return bytes(item.data)
    return item if isinstance(item, bytes) else str(item).encode("ascii")
