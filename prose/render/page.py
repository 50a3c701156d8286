"""Decides the whole of a rendered text: passages in order, notes last, nothing lost."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass

from prose.blocks import Block, footnote_label, split_blocks
from prose.render.clean import clean, plain, visible
from prose.render.dialect import Dialect, html_of
from prose.render.figures import FigureFinder, none
from prose.render.guard import MAX_HTML, MAX_PASSAGES
from prose.render.notes import Definition, Notes
from prose.source import TooLarge, TooNested, check_limits, check_nesting


@dataclass(frozen=True, slots=True)
class RenderedBlock:
    """A passage and its HTML; the notes are one passage of kind `notes`, the last."""

    block: Block
    html: str


def render(
    text: str,
    *,
    figure: FigureFinder = none,
    id_prefix: str = "",
    heading_shift: int = 0,
    notes_label: str = "Notes",
    back_label: str = "Back to the text",
) -> str:
    """Safe HTML in which each top element bears `data-start` and `data-end`, its source's span.

    Never raises to a reader: a passage that would cost too much is shown as it was typed.
    """
    passages = render_blocks(
        text,
        figure=figure,
        id_prefix=id_prefix,
        heading_shift=heading_shift,
        notes_label=notes_label,
        back_label=back_label,
    )
    return "\n".join(passage.html for passage in passages)


def render_blocks(
    text: str,
    *,
    figure: FigureFinder = none,
    id_prefix: str = "",
    heading_shift: int = 0,
    notes_label: str = "Notes",
    back_label: str = "Back to the text",
) -> list[RenderedBlock]:
    """The passages one by one, so that a page can put a remark beside its passage."""
    try:
        check_limits(text)
    except TooLarge:
        return _as_typed(text)
    blocks = split_blocks(text)
    if len(blocks) > MAX_PASSAGES:
        return _as_typed(text)
    notes = Notes(_definitions(text, blocks), id_prefix)
    page = _Page(text, Dialect(figure=figure, notes=notes, heading_shift=heading_shift), notes)
    rendered = list(page.passages(blocks))
    if notes.definitions:
        rendered.append(page.notes_section(notes_label, back_label))
    return rendered if sum(len(each.html) for each in rendered) <= MAX_HTML else _as_typed(text)


def _as_typed(text: str) -> list[RenderedBlock]:
    return [RenderedBlock(Block("code", 0, len(text)), plain(text, 0, len(text)))]


def _definitions(text: str, blocks: list[Block]) -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for block in blocks:
        label = footnote_label(block.of(text)) if block.kind == "footnote" else None
        if label:
            found.setdefault(label, Definition(block.of(text), block.start, block.end))
    return found


class _Page:
    """One text on its way to HTML."""

    def __init__(self, text: str, dialect: Dialect, notes: Notes) -> None:
        self.text, self.dialect, self.notes = text, dialect, notes

    def passages(self, blocks: list[Block]) -> Iterator[RenderedBlock]:
        """Each passage that is no note; a label defined twice keeps its second note in place."""
        starts = {definition.start for definition in self.notes.definitions.values()}
        headings = 0
        for block in blocks:
            if block.kind == "blank" or (block.kind == "footnote" and block.start in starts):
                continue
            headings += block.kind == "heading"
            yield RenderedBlock(block, self._passage(block, headings))

    def _passage(self, block: Block, headings: int) -> str:
        source = block.of(self.text)
        try:
            root = self._tree(source, block)
        except (TooNested, RecursionError):
            return plain(source, block.start, block.end)
        if block.kind == "heading":
            root[0].set("id", f"{self.notes.prefix}h-{headings}")
        return clean(html_of(root))

    def _tree(self, source: str, block: Block) -> etree.Element:
        if block.kind != "code":
            check_nesting(source)
        return self.dialect.tree(source, data_start=block.start, data_end=block.end)

    def notes_section(self, label: str, back: str) -> RenderedBlock:
        places = self.notes.definitions.values()
        start, end = min(each.start for each in places), max(each.end for each in places)
        items = [self._note(name, back) for name in self.notes.in_order()]
        section = etree.Element("section", {"class": "notes", "role": "doc-endnotes", "aria-label": label})
        section.set("data-start", str(start))
        section.set("data-end", str(end))
        head, tail = etree.tostring(section, encoding="unicode", method="html").split("></", 1)
        body = f"{head}><ol>{''.join(items)}</ol></{tail}"
        return RenderedBlock(Block("notes", start, end), clean(body))

    def _note(self, label: str, back: str) -> str:
        definition = self.notes.definitions[label]
        number = self.notes.number(label)
        item = etree.Element("li", {"id": f"{self.notes.prefix}fn-{number}"})
        item.set("data-start", str(definition.start))
        item.set("data-end", str(definition.end))
        try:
            check_nesting(definition.source)
            item.extend(self.dialect.tree(definition.source))
        except (TooNested, RecursionError):
            etree.SubElement(item, "pre", {"class": "plain"}).text = visible(definition.source)
        self._add_back_links(item, label, back)
        return etree.tostring(item, encoding="unicode", method="html")

    def _add_back_links(self, item: etree.Element, label: str, back: str) -> None:
        last: etree.Element = item[-1] if len(item) and item[-1].tag == "p" else etree.SubElement(item, "p")
        for target in self.notes.back_ids(label):
            link = {"class": "note-back", "href": f"#{target}", "role": "doc-backlink", "aria-label": back}
            self._append_text(last, " ")
            etree.SubElement(last, "a", link).text = "↩"

    def _append_text(self, element: etree.Element, text: str) -> None:
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text
