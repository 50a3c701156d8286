"""The guide as a web book: the chapters that are printed, with their anchors and links for the web."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import cache as kept
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from guide.domain.lattice import COVER, Lattice, weave_lattice
from guide.domain.manifest import Manifest
from guide.domain.printing.backmatter import Contributors, IndexedCity, index_cities, list_contributors
from guide.domain.printing.chapters import Chapter, build_chapter
from guide.domain.printing.headings import Finding, Section
from guide.domain.printing.notes import Note
from guide.domain.reading.passages import web_figures
from prose.render import RENDERER_VERSION

NUMBERED = re.compile(r'<h2 class="numbered" data-number="([\d.]+)" id="([^"]+)">(.*?)</h2>', re.DOTALL)
TABLE = re.compile(r'<table id="[^"]*"( class="wide")?>.*?</table>', re.DOTALL)
TO_EXCERPT = re.compile(r'href="#(e-[^"]+)"')


@dataclass(frozen=True)
class Leaf:
    """A chapter as the contents show it."""

    number: int
    code: str
    title: str
    standfirst: str
    sections: list[Section]
    heard: list[tuple[str, str]]
    findings: list[Finding]

    @property
    def cities(self) -> list[str]:
        """The cities heard, each once."""
        return list(dict.fromkeys(city for _code, city in self.heard))


@dataclass(frozen=True)
class CityHeard:
    """A city that is quoted by name: each time the section, the chapter and the code."""

    name: str
    country: str
    quoted: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Shell:
    """What every page of the book knows: its facts, its contents, its lists."""

    facts: Mapping[str, Any]
    leaves: list[Leaf]
    named: dict[str, bool]
    cities: list[CityHeard]
    people: list[Contributors]
    lattice: Lattice

    @property
    def has_findings(self) -> bool:
        """Whether the editors conclude anything."""
        return any(leaf.findings for leaf in self.leaves)


class WebBook:
    """A book by the hash of its manifest: built once, then read from the cache page by page."""

    def __init__(self, sha256: str, load: Callable[[], Manifest]) -> None:
        self.key = f"guide/web/{version_of_book()}/{sha256}"
        self.load = load

    def shell(self) -> Shell:
        """What every page shows."""
        found: Shell | None = kept.get(self.key)
        return found or self._build()[0]

    def chapter(self, code: str) -> Chapter:
        """One chapter; KeyError if the book has none of that code."""
        found: Chapter | None = kept.get(f"{self.key}/{code}")
        return found or self._build()[1][code]

    def _build(self) -> tuple[Shell, dict[str, Chapter]]:
        manifest = self.load()
        with translation.override(manifest["edition"]["language"]):
            figures = web_figures(manifest)
            printed = [build_chapter(manifest, source, figures) for source in manifest["chapters"]]
            shell = _shell(manifest, printed)
            chapters = {each.code: _for_web(each, manifest) for each in printed}
        kept.set_many({f"{self.key}/{code}": each for code, each in chapters.items()}, timeout=None)
        kept.set(self.key, shell, timeout=None)
        return shell, chapters


def _shell(manifest: Manifest, chapters: list[Chapter]) -> Shell:
    edition = manifest["edition"]
    pairs = [(pair["slug"], pair["level"]) for pair in manifest["pairs"]]
    spoken = [voice for chapter in chapters for voice in chapter.voices if voice.excerpt]
    return Shell(
        facts=edition,
        leaves=[_leaf(chapter) for chapter in chapters],
        named={voice.excerpt["code"]: bool(voice.excerpt["city"]) for voice in spoken if voice.excerpt},
        cities=[_city(city, chapters) for city in index_cities(manifest, chapters) if city.quoted],
        people=list_contributors(manifest),
        lattice=weave_lattice(f"{edition['cohort']}/{edition['version']}", pairs, COVER),
    )


def _city(city: IndexedCity, chapters: list[Chapter]) -> CityHeard:
    codes = {str(chapter.number): chapter.code for chapter in chapters}
    quoted = [
        (voice.place, codes[voice.place.partition(".")[0]], voice.excerpt["code"])
        for voice in city.quoted
        if voice.excerpt
    ]
    return CityHeard(city.name, city.country, quoted)


def _leaf(chapter: Chapter) -> Leaf:
    heard = [(voice.excerpt["code"], voice.city) for voice in chapter.voices if voice.excerpt]
    return Leaf(
        chapter.number,
        chapter.code,
        chapter.title,
        chapter.standfirst,
        chapter.sections,
        heard,
        chapter.findings,
    )


def _for_web(chapter: Chapter, manifest: Manifest) -> Chapter:
    places = {
        f"e-{item['code']}": source["code"]
        for source in manifest["chapters"]
        for item in source["items"]
        if item["kind"] == "excerpt"
    }

    def lead(link: re.Match[str]) -> str:
        there = places.get(link[1], chapter.code)
        if there == chapter.code:
            return link[0]
        edition = manifest["edition"]
        where = {"cohort": edition["cohort"], "version": edition["version"], "chapter": there}
        return f'href="{reverse("guide:book_chapter", kwargs=where)}#{link[1]}"'

    return replace(
        chapter,
        voices=[replace(voice, html=_anchored(TO_EXCERPT.sub(lead, voice.html))) for voice in chapter.voices],
    )


def _anchored(html: str) -> SafeString:
    """Sections with a link to themselves; tables in a frame that scrolls, wide ones with the keyboard too."""

    def heading(found: re.Match[str]) -> str:
        number, key, title = found.groups()
        words = _("Address of section %(number)s") % {"number": number}
        link = f'<a class="para" href="#{key}"><span class="visually-hidden">{words}</span></a>'
        return f'<h2 class="numbered" id="{key}"><span class="section-no">{number}</span> {title}{link}</h2>'

    def frame(found: re.Match[str]) -> str:
        label = _("Wide table")
        reached = f' role="group" aria-label="{label}" tabindex="0"' if found[1] else ""
        return f'<div class="scroll"{reached}>{found[0]}</div>'

    return mark_safe(TABLE.sub(frame, NUMBERED.sub(heading, html)))  # noqa: S308 (cleaned by prose.render)


def standing_notes(chapter: Chapter, gone: set[str]) -> list[Note]:
    """The chapter's notes without those of excerpts that are gone; the others keep their numbers."""
    silent = tuple(
        f"c{chapter.number}-{place}-"
        for place, voice in enumerate(chapter.voices, start=1)
        if voice.excerpt and voice.excerpt["code"] in gone
    )
    return [note for note in chapter.notes if not note.key.startswith(silent)]


@cache
def version_of_book() -> str:
    """Names the code that makes the pages, so that a new one never shows what an old one kept."""
    here = Path(__file__).resolve().parent
    digest = hashlib.sha256(RENDERER_VERSION.encode())
    for path in sorted([*here.glob("*.py"), *here.parent.joinpath("printing").glob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
