"""Gives each tag the language that its element states: the printer tells only the document's.

The one place that reaches into WeasyPrint: it wraps the function that makes a tag of a box.
A test prints a passage in another language, and fails when the wrapping does not hold any more.
"""

from collections.abc import Iterator
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


def language_of(box: Any) -> str:
    """What the box's own element says, nothing for a box that only stands in for it."""
    element = getattr(box, "element", None)
    if element is None or box.element_tag != element.tag:
        return ""
    return str(element.attrib.get("lang", ""))
