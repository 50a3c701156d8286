"""Lists what the contents name: each part, chapter and section, with its page once that is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from guide.domain.printing.chapters import Chapter


@dataclass(frozen=True)
class Entry:
    """One line of the contents; without a page while the pages are still being counted."""

    key: str
    title: str
    number: str = ""
    page: int | None = None
    below: list["Entry"] = field(default_factory=list)


@dataclass(frozen=True)
class Contents:
    """The contents: what stands before the chapters, the chapters, what stands behind."""

    before: list[Entry]
    chapters: list[Entry]
    after: list[Entry]


def list_contents(
    chapters: Sequence[Chapter], back: Mapping[str, bool], pages: Mapping[str, int]
) -> Contents:
    """Every line of the contents; `back` says which lists stand behind the chapters."""
    titles = {
        "findings": _("Findings"),
        "passports": _("Passports"),
        "cities": _("Index of cities"),
        "contributors": _("Contributors"),
    }
    return Contents(
        [Entry("reading", _("How to read this guide"), page=pages.get("reading"))],
        [chapter_entry(chapter, pages) for chapter in chapters],
        [Entry(key, titles[key], page=pages.get(key)) for key, there in back.items() if there],
    )


def chapter_entry(chapter: Chapter, pages: Mapping[str, int]) -> Entry:
    """A chapter's line, its sections below it."""
    below = [
        Entry(section.key, section.title, section.number, pages.get(section.key))
        for section in chapter.sections
    ]
    key = f"c{chapter.number}"
    return Entry(key, chapter.title, str(chapter.number), pages.get(key), below)
