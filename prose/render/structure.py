"""Decides which elements a passage becomes: one for each kind of prose.blocks."""

import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any

from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor
from markdown.util import AtomicString

from prose.blocks.items import item_body, note_body, quote_body, split_items
from prose.blocks.lines import CALLOUT, FENCE, FIGURE, HEADING, dedent, heading_title, indent, item_type
from prose.blocks.split import block_texts, split_blocks
from prose.render.figures import picture
from prose.render.guard import check_table

_TASKS = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}


class Structure(BlockParser):
    """Builds the tree from our own passages instead of the library's blocks."""

    def __init__(self, md: Any) -> None:
        super().__init__(md)
        self.tables = TableProcessor(self, {"use_align_attribute": True})
        kinds: dict[str, Callable[[etree.Element, str], None]] = {
            "heading": self._heading,
            "code": self._code,
            "quote": self._quote,
            "callout": self._callout,
            "list": self._list,
            "table": self._table,
            "figure": self._figure,
            "rule": lambda parent, _: self._rule(parent),
            "blank": lambda parent, _: None,
            "footnote": lambda parent, text: self.parseChunk(parent, note_body(text)),
        }
        self.kinds = kinds

    def parseChunk(self, parent: etree.Element, text: str) -> None:
        for block in split_blocks(text):
            self.kinds.get(block.kind, self._paragraph)(parent, block.of(text).rstrip())

    def parseBlocks(self, parent: etree.Element, blocks: list[str]) -> None:
        self.parseChunk(parent, "\n\n".join(blocks))

    def _paragraph(self, parent: etree.Element, text: str) -> None:
        lines = text.strip().split("\n")
        etree.SubElement(parent, "p").text = "\n".join(line.lstrip(" \t") for line in lines)

    def _heading(self, parent: etree.Element, text: str) -> None:
        found = HEADING.match(text)
        level = len(found.group(1)) if found else 1
        shifted = min(level + self.md.heading_shift, 6)
        etree.SubElement(parent, f"h{shifted}").text = heading_title(text)

    def _rule(self, parent: etree.Element) -> None:
        etree.SubElement(parent, "hr")

    def _code(self, parent: etree.Element, text: str) -> None:
        first, *lines = text.split("\n")
        fence = FENCE.match(first)
        mark = fence.group(1) if fence else "```"
        last = lines[-1].strip(" \t") if lines else ""
        if len(last) >= len(mark) and set(last) == {mark[0]}:
            lines.pop()
        code = etree.SubElement(etree.SubElement(parent, "pre"), "code")
        code.text = AtomicString("".join(f"{dedent(line, indent(first))}\n" for line in lines))

    def _quote(self, parent: etree.Element, text: str) -> None:
        self.parseChunk(etree.SubElement(parent, "blockquote"), quote_body(text))

    def _callout(self, parent: etree.Element, text: str) -> None:
        first, *rest = text.split("\n")
        found = CALLOUT.match(first)
        kind, title = (found.group(1).lower(), found.group(2).strip()) if found else ("note", "")
        box = etree.SubElement(parent, "div", {"class": "callout", "role": "note", "data-kind": kind})
        if title:
            etree.SubElement(box, "p", {"class": "callout-title"}).text = title
        self.parseChunk(box, quote_body("\n".join(rest)))

    def _figure(self, parent: etree.Element, text: str) -> None:
        found = FIGURE.match(text)
        if not found:
            return
        alt, code, title = found.groups()
        image = picture(f"figure:{code}", alt, self.md.figure)
        image.text = AtomicString(image.text) if image.text else None
        frame = etree.SubElement(parent, "figure")
        frame.append(image)
        if title:
            etree.SubElement(frame, "figcaption").text = title

    def _table(self, parent: etree.Element, text: str) -> None:
        text = "\n".join(line.strip() for line in text.split("\n"))
        check_table(text)
        if not self.tables.test(parent, text):
            return self._paragraph(parent, text)
        self.tables.run(parent, [text])
        for cell in parent[-1].iter():
            if align := cell.attrib.pop("align", None):
                cell.set("class", f"align-{align}")
            if cell.tag == "th":
                cell.set("scope", "col")
        return None

    def _list(self, parent: etree.Element, text: str) -> None:
        first = text.split("\n", 1)[0]
        attributes = {}
        if item_type(first) == "ol" and (number := int(first.split()[0][:-1])) != 1:
            attributes["start"] = str(number)
        element = etree.SubElement(parent, item_type(first), attributes)
        bodies = [item_body(text, item) for item in split_items(text)]
        loose = any(body.endswith("\n\n") for body in bodies[:-1]) or any(map(_is_loose, bodies))
        for body in bodies:
            self._item(etree.SubElement(element, "li"), body, loose=loose)

    def _item(self, li: etree.Element, body: str, *, loose: bool) -> None:
        mark = _TASKS.get(body[:4], "")
        self.parseChunk(li, body[4:] if mark else body)
        if mark:
            li.set("class", "task")
        if not loose and len(li) and li[0].tag == "p":
            paragraph = li[0]
            li.text, paragraph.text = paragraph.text, None
            li.remove(paragraph)
        if mark:
            holder = li if loose is False or not len(li) else li[0]
            sign = etree.Element("span", {"class": "task-mark"})
            sign.text, sign.tail = AtomicString(mark.strip()), f" {holder.text or ''}"
            holder.text = None
            holder.insert(0, sign)


def _is_loose(body: str) -> bool:
    """Whether blank lines part an item's passages; those inside its code do not count."""
    return any(passage.endswith("\n\n") for passage in block_texts(body)[:-1])
