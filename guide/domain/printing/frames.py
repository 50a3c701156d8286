"""Numbers the figures and tables of a chapter, and gives each a caption."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _

from guide.domain.printing.headings import Outline
from prose.render import RenderedBlock

FRAMES = frozenset({"figure", "table"})
# A paragraph that begins so, right before a table, is its caption.
CAPTION = re.compile(r"<p\b[^>]*>Table: (.*)</p>\Z", re.DOTALL)
TABLE, FIGURE = re.compile(r"<table\b[^>]*>"), re.compile(r"<figure\b[^>]*>")
TITLE = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
ROW, CELL = re.compile(r"<tr>(.*?)</tr>", re.DOTALL), re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
# What fits into the text column: so many columns, or so many letters in a row of four.
COLUMNS, LETTERS = 4, 110


def number_frames(passages: Sequence[RenderedBlock], outline: Outline, *, source: str) -> list[RenderedBlock]:
    """The same passages, each figure and table under its number in the chapter.

    `source` stands in the caption of a city's figure or table that has no words of its own; the
    editors' take the heading they stand under, and `source` is empty.
    """
    return list(_numbered(passages, outline, source))


def _numbered(passages: Sequence[RenderedBlock], outline: Outline, source: str) -> Iterator[RenderedBlock]:
    words, heading = "", ""
    for place, each in enumerate(passages):
        after = passages[place + 1].block.kind if place + 1 < len(passages) else ""
        if each.block.kind == "heading":
            heading = strip_tags(each.html).strip()
        if after == "table" and (found := CAPTION.match(each.html.strip())):
            words = found[1]
        elif each.block.kind in FRAMES:
            yield replace(each, html=_frame(each, outline, words or source or heading))
            words = ""
        else:
            yield each


def _frame(passage: RenderedBlock, outline: Outline, words: str) -> str:
    if passage.block.kind == "figure" and "<img" in passage.html:
        return _figure(passage.html, outline, words)
    if passage.block.kind == "table" and TABLE.match(passage.html):
        return _table(passage.html, outline, words)
    return passage.html


def _figure(html: str, outline: Outline, words: str) -> str:
    number = outline.count("figure")
    title = TITLE.search(html)
    label = _("Figure %(number)s") % {"number": number}
    caption = f"<figcaption><b>{label}</b> {title[1] if title else words}</figcaption>"
    bare = TITLE.sub("", html).replace("</figure>", f"{caption}</figure>")
    return FIGURE.sub(f'<figure id="{outline.key("figure")}">', bare, count=1)


def _table(html: str, outline: Outline, words: str) -> str:
    number = outline.count("table")
    label = _("Table %(number)s") % {"number": number}
    wide = ' class="wide"' if _is_wide(html) else ""
    opening = f'<table id="{outline.key("table")}"{wide}><caption><b>{label}</b> {words}</caption>'
    return TABLE.sub(lambda _found: opening, html, count=1)


def _is_wide(html: str) -> bool:
    rows = [[strip_tags(cell) for cell in CELL.findall(row)] for row in ROW.findall(html)]
    columns = max(map(len, rows), default=0)
    longest = max((len(unescape("".join(row))) for row in rows), default=0)
    return columns > COLUMNS or (columns == COLUMNS and longest > LETTERS)


def name_source(speaker: str | None) -> str:
    """What a city's figure or table is called where the city gave it no caption."""
    return escape(_("From the plan of %(city)s") % {"city": speaker}) if speaker else ""
