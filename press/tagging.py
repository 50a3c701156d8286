"""Gives each tag the language that its element states: the printer tells only the document's.

The one place that reaches into WeasyPrint: it wraps the function that makes a tag of a box.
A test prints a passage in another language, and fails when the wrapping does not hold any more.
Each tag also names its page, out of a list that pydyf would make anew for every one of them.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pydyf
from weasyprint.pdf import tags


def note_languages() -> None:
    """From now on, each tag of this process carries its element's `lang`."""
    build = tags._build_box_tree

    def build_and_note(box: Any, parent: Any, *more: Any) -> Iterator[Any]:
        language = language_of(getattr(box, "_box", box))
        for made in build(box, parent, *more):
            if language:
                made["Lang"] = pydyf.String(language)
            yield made

    tags._build_box_tree = build_and_note


def list_pages_once() -> None:
    """From now on, a document's list of pages is made again only when it has grown."""
    make = pydyf.PDF.page_references.fget

    @lru_cache(maxsize=1)
    def listed(pdf: pydyf.PDF, _pages: int) -> Any:
        return make(pdf)

    pydyf.PDF.page_references = property(lambda pdf: listed(pdf, len(pdf.pages["Kids"])))


def language_of(box: Any) -> str:
    """What the box's own element says, nothing for a box that only stands in for it."""
    element = getattr(box, "element", None)
    if element is None or box.element_tag != element.tag:
        return ""
    return str(element.attrib.get("lang", ""))
