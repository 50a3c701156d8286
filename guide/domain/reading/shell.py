"""What every page of a web book shows: its facts, its contents, its lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags

from guide.domain.lattice import COVER, Lattice, weave_lattice
from guide.domain.manifest import Manifest
from guide.domain.printing.backmatter import Contributors, IndexedCity, index_cities, list_contributors
from guide.domain.printing.chapters import Chapter
from guide.domain.printing.headings import Finding, Section

# Long texts on screens, read by adults in a language of their own (Brysbaert 2019: 238 in English).
WORDS_A_MINUTE = 230


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
    minutes: int


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

    def leaf(self, code: str) -> Leaf | None:
        """The chapter of that code as the contents show it."""
        return next((leaf for leaf in self.leaves if leaf.code == code), None)

    @property
    def finding_count(self) -> int:
        """How much the editors conclude."""
        return sum(len(leaf.findings) for leaf in self.leaves)


def list_shell(manifest: Manifest, chapters: list[Chapter]) -> Shell:
    """The shell of a book from its chapters."""
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
    words = sum(len(strip_tags(voice.html).split()) for voice in chapter.voices)
    return Leaf(
        chapter.number,
        chapter.code,
        chapter.title,
        chapter.standfirst,
        chapter.sections,
        heard,
        chapter.findings,
        max(1, round(words / WORDS_A_MINUTE)),
    )
