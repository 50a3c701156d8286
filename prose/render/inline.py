"""Decides what marks inside a line mean: code, notes, links, figures, emphasis."""

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown.inlinepatterns import (
    DelimiterProcessor,
    EscapeInlineProcessor,
    InlineProcessor,
)
from markdown.util import AtomicString, Registry

from prose.render.figures import picture

Found = tuple[etree.Element | str | None, int | None, int | None]
NOT_FOUND: Found = (None, None, None)
MAX_LABEL = 1_000
_PLAIN = r"[^\s<>\x02\x03\"]"
_CLOSING = ".,;:!?'\"*_~»”’"
_SAFE = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)
_TARGET = re.compile(
    r"\(\s{0,8}(?:<([^<>\n]{0,2000})>|((?:[^\s()]|\([^\s()]{0,500}\)){0,2000}+))"
    r"(?:\s{1,8}(?:\"([^\"]{0,500})\"|'([^']{0,500})'))?\s{0,8}\)"
)


def anchor(target: str, text: str, title: str | None = None) -> etree.Element | None:
    """A link, or None where its address is not one we let a reader follow."""
    if not _SAFE.match(target):
        return None
    element = etree.Element("a", {"href": target, "rel": "noopener nofollow ugc"})
    if title:
        element.set("title", title)
    element.text = text
    return element


class Code(InlineProcessor):
    """A run of backticks, up to the next run of the same length."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:
        code = etree.Element("code")
        inner = m.group(2).replace("\n", " ")
        padded = inner[0] == inner[-1] == " " and inner.strip()
        code.text = AtomicString(inner[1:-1] if padded else inner)
        return code, m.start(), m.end()


class Bracketed(InlineProcessor):
    """What stands in square brackets and names a target in round ones."""

    def read(self, m: re.Match[str], data: str) -> tuple[str, str, str | None, int] | None:
        close = self._close(data, m.end())
        target = _TARGET.match(data, close + 1) if close else None
        if not close or not target:
            return None
        address = target.group(1) if target.group(1) is not None else target.group(2)
        title = target.group(3) or target.group(4)
        label = data[m.end() : close]
        return label, self.unescape(address), title and self.unescape(title), target.end()

    def _close(self, data: str, at: int) -> int | None:
        depth = 1
        for position in range(at, min(len(data), at + MAX_LABEL)):
            if data[position] in "[]":
                depth += 1 if data[position] == "[" else -1
                if not depth:
                    return position
        return None


class Link(Bracketed):
    """`[words](https://...)`; with any other address, the words alone."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:
        found = self.read(m, data)
        if not found:
            return NOT_FOUND
        label, address, title, end = found
        link = anchor(address, label, title)
        if link is None:
            link = etree.Element("span")
            link.text = label
        return link, m.start(), end


class Picture(Bracketed):
    """`![words](figure:code)`; anything else than a known figure becomes its words."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:
        found = self.read(m, data)
        if not found:
            return NOT_FOUND
        label, address, _title, end = found
        image = picture(address, self.unescape(label), self.md.figure)
        image.text = AtomicString(image.text) if image.text else None
        return image, m.start(), end


class NoteMark(InlineProcessor):
    """`[^label]`, where the text defines such a note."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:
        mark = self.md.notes.cite(m.group(1))
        return (mark, m.start(), m.end()) if mark is not None else NOT_FOUND


class Address(InlineProcessor):
    """A web or mail address in angle brackets."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:
        shown = m.group(1)
        link = anchor(shown if ":" in shown else f"mailto:{shown}", AtomicString(shown))
        return (link, m.start(), m.end()) if link is not None else NOT_FOUND


class Bare(InlineProcessor):
    """A web address as it stands in the text, without the punctuation that closes the sentence."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:
        shown = m.group().rstrip(_CLOSING)
        while shown.endswith(")") and shown.count("(") < shown.count(")"):
            shown = shown[:-1].rstrip(_CLOSING)
        link = anchor(shown, AtomicString(shown))
        return (link, m.start(), m.start() + len(shown)) if link is not None else NOT_FOUND


class Struck(InlineProcessor):
    """Words between two pairs of tildes."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:
        struck = etree.Element("del")
        struck.text = m.group(1)
        return struck, m.start(), m.end()


class Break(InlineProcessor):
    """Two spaces or a backslash at a line's end."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:
        return etree.Element("br"), m.start(), m.end()


def build_patterns(md: Any) -> Registry:
    """The marks in the order in which they are looked for."""
    patterns = Registry()
    patterns.register(Code(r"(?<![`\\])(`+)(?!`)(.{1,5000}?)(?<!`)\1(?!`)", md), "code", 190)
    patterns.register(Break(r"(?:\\| {2,8})\n", md), "break", 185)
    patterns.register(EscapeInlineProcessor(r"\\(.)", md), "escape", 180)
    patterns.register(NoteMark(r"(?<!!)\[\^([^\]\s\[]{1,80})\]", md), "note", 175)
    patterns.register(Picture(r"!\[", md), "picture", 165)
    patterns.register(Link(r"(?<!!)\[", md), "link", 160)
    address = rf"<((?:https?://|mailto:){_PLAIN}{{1,2000}}|[^\s<>@:/\x02\x03]{{1,100}}@[\w.-]{{1,200}})>"
    patterns.register(Address(address, md), "address", 120)
    patterns.register(Bare(rf"(?<![\w/])https?://{_PLAIN}{{1,2000}}", md), "bare", 115)
    patterns.register(Struck(r"~~(?=\S)(.{1,2000}?)(?<=\S)~~", md), "struck", 70)
    patterns.register(DelimiterProcessor("*", "strong,em", md), "em_strong", 60)
    md.delimiters.add("_", "strong,em", smart=True)
    return patterns
