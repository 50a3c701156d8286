"""Cuts the guide into the parts that are printed alone: front, contents, each chapter, back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.template import Context, Engine
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from guide.domain.lattice import COVER, weave_lattice
from guide.domain.printing.backmatter import count_levels, index_cities, list_contributors, list_passports
from guide.domain.printing.chapters import Chapter, build_chapters
from guide.domain.printing.contents import list_contents
from guide.domain.printing.cover import read_inks, title_lines, title_size
from guide.domain.printing.pinned import PRINT, Manifest, hash_manifest
from press.job import ELSEWHERE
from prose.render import visible

NO_PAGES: Mapping[str, int] = {}
LINK, PLACE = re.compile(r'(<a\b[^>]*\bhref=")#([^"]+)"'), re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Part:
    """One part: its name, what people call it, and the body of its document."""

    name: str
    title: str
    body: str


class Book:
    """A guide ready for its templates, in the edition's language; part by part or whole."""

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        with self.language():
            self.chapters = build_chapters(manifest)
            self.context = build_context(manifest, self.chapters)

    def language(self) -> translation.override:
        """The edition's language, whatever the worker's."""
        return translation.override(self.manifest["edition"]["language"])

    def front(self) -> Part:
        """Cover, half title and colophon: the pages without a number."""
        return Part("front", _("the cover and colophon"), self.render("front.html"))

    def contents(self, pages: Mapping[str, int] = NO_PAGES) -> Part:
        """Contents and how to read: printed last, when the `pages` of all places are known."""
        back = {key: bool(self.context[key]) for key in ("findings", "passports", "cities", "contributors")}
        listed = list_contents(self.chapters, back, pages)
        return Part("contents", _("the contents"), self.render("contents.html", contents=listed))

    def chapter(self, chapter: Chapter) -> Part:
        """One chapter: nothing in it depends on another, nor on the page it falls on."""
        name = f"chapter-{chapter.number}"
        return Part(name, self.chapter_title(chapter), self.render("chapter.html", chapter=chapter))

    def chapter_title(self, chapter: Chapter) -> str:
        """What people call a chapter."""
        return _("chapter %(number)s, “%(title)s”") % {"number": chapter.number, "title": chapter.title}

    def back(self) -> Part:
        """The lists behind the chapters, and the back cover."""
        return Part("back", _("the lists at the end"), self.render("back.html"))

    def numbered_contents(self, pages: Mapping[str, int]) -> Part:
        """The contents with the page of every place."""
        with self.language():
            return self.contents(pages)

    def parts(self) -> list[Part]:
        """All parts in the order of their pages, the contents without numbers yet."""
        with self.language():
            chapters = [self.chapter(chapter) for chapter in self.chapters]
            return [self.front(), self.contents(), *chapters, self.back()]

    def document(self, *bodies: str) -> str:
        """Bodies in one HTML document; a link to a place outside it is marked for the joining."""
        body = "\n".join(bodies)
        places = set(PLACE.findall(body))

        def point(link: re.Match[str]) -> str:
            return link[0] if link[2] in places else f'{link[1]}{ELSEWHERE}{link[2]}"'

        with self.language():
            return self.render("part.html", body=mark_safe(LINK.sub(point, body)))  # noqa: S308 (templates')

    def render(self, template: str, **more: Any) -> str:
        """One print template with what all of them know, less what no reader of any name or title sees."""
        return visible(engine().get_template(template).render(Context({**self.context, **more})))


def print_html(manifest: Manifest) -> str:
    """The whole guide as one HTML document, in the edition's language."""
    book = Book(manifest)
    return book.document(*(part.body for part in book.parts()))


def build_context(manifest: Manifest, chapters: list[Chapter]) -> dict[str, Any]:
    """What every print template knows."""
    edition = manifest["edition"]
    pairs = [(pair["slug"], pair["level"]) for pair in manifest["pairs"]]
    passports = list_passports(chapters)
    return {
        "edition": edition,
        "date": date.fromisoformat(edition["date"]),
        "lattice": weave_lattice(f"{edition['cohort']}/{edition['version']}", pairs, COVER),
        "title_size": title_size(edition["title"]),
        "title_lines": title_lines(edition["title"]),
        "inks": read_inks(),
        "chapters": chapters,
        "findings": [finding for chapter in chapters for finding in chapter.findings],
        "passports": passports,
        # Told for each passport only where they are not all the edition's own.
        "licences": {voice.excerpt["licence"] for voice in passports if voice.excerpt} - {edition["licence"]},
        "cities": index_cities(manifest, chapters),
        "contributors": list_contributors(manifest),
        "levels": count_levels(manifest),
        "pair_count": len(pairs),
        "manifest_hash": hash_manifest(manifest),
        "tools": sorted(manifest["tools"].items()),
    }


@cache
def engine() -> Engine:
    """The print templates alone, escaping everything that is not marked as safe HTML."""
    return Engine(
        dirs=[str(PRINT)],
        autoescape=True,
        libraries={"i18n": "django.templatetags.i18n"},
    )
