"""Decides the Markdown we speak: Python-Markdown's inline machinery on our own block grammar."""

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import Registry

from prose.render.clean import visible
from prose.render.figures import FigureFinder
from prose.render.inline import build_patterns
from prose.render.notes import Notes
from prose.render.structure import Structure


class Dialect(Markdown):
    """Raw HTML, entities, reference links, setext headings and indented code are not spoken.

    Our block grammar (prose.blocks) replaces the library's, so that page, difference and merge
    agree on what a passage is, and the spans are right by construction.
    """

    def __init__(self, *, figure: FigureFinder, notes: Notes, heading_shift: int = 0) -> None:
        self.figure, self.notes, self.heading_shift = figure, notes, heading_shift
        super().__init__(tab_length=2)

    def build_parser(self) -> "Dialect":
        self.ESCAPED_CHARS = [*"\\`*_{}[]()<>#+-.!|~:\"'"]
        self.preprocessors, self.postprocessors = Registry(), Registry()
        self.parser = Structure(self)
        self.inlinePatterns = build_patterns(self)
        self.treeprocessors = Registry()
        self.treeprocessors.register(InlineProcessor(self), "inline", 20)
        self.treeprocessors.register(UnescapeTreeprocessor(self), "unescape", 0)
        return self

    def tree(self, passage: str, **attributes: Any) -> etree.Element:
        """One passage as a tree, its inline marks resolved, the attributes on each top element."""
        root = etree.Element("div")
        self.parser.parseChunk(root, visible(passage))
        for child in root:
            for name, value in attributes.items():
                child.set(name.replace("_", "-"), str(value))
        for processor in self.treeprocessors:
            processor.run(root)
        return root


def html_of(root: etree.Element) -> str:
    """The children of a tree as HTML; every ampersand of the text is escaped."""
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in root)
