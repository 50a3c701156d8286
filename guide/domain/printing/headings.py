"""Keeps the headings of a chapter in order, numbers its sections, and names them for links."""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A numbered section of a chapter, as the contents name it."""

    key: str
    number: str
    title: SafeString


@dataclass(frozen=True)
class Finding:
    """What the editors claim, with the cities that they saw it in."""

    key: str
    number: str
    words: SafeString
    cities: list[str]


@dataclass
class Outline:
    """The headings of one chapter so far; no level is ever skipped on the way down."""

    chapter: int
    depth: int = 1
    sections: list[Section] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str) -> str:
        """The number of the next figure, table or finding: the chapter's, and its own in it."""
        self.counted[kind] += 1
        return f"{self.chapter}.{self.counted[kind]}"

    def key(self, kind: str) -> str:
        """The anchor of the one that was counted last."""
        return f"c{self.chapter}-{kind}-{self.counted[kind]}"

    @property
    def place(self) -> str:
        """Where the reader is: the section's number, or the chapter's before the first."""
        return self.sections[-1].number if self.sections else str(self.chapter)

    def step(self, wanted: int) -> int:
        """The level that a heading may take."""
        self.depth = max(2, min(wanted, self.depth + 1, 6))
        return self.depth

    def settle(self, html: str, *, base: int) -> str:
        """The text with its headings below `base`; with base 1 the highest are sections."""
        found = [int(level) for level, _ in HEADING.findall(html)]
        top = min(found, default=1)

        def place(match: re.Match[str]) -> str:
            level = self.step(base + 1 + int(match[1]) - top)
            if base > 1 or level > 2:
                return f"<h{level}>{match[2]}</h{level}>"
            section = self.open(match[2])
            numbered = f'class="numbered" data-number="{section.number}"'
            return f'<h2 {numbered} id="{section.key}">{match[2]}</h2>'

        return HEADING.sub(place, html)

    def open(self, inner: str) -> Section:
        """A new section under its number."""
        count = len(self.sections) + 1
        title = mark_safe(strip_tags(inner))  # noqa: S308 (escaped text without its tags)
        section = Section(f"c{self.chapter}-s{count}", f"{self.chapter}.{count}", title)
        self.sections.append(section)
        return section
