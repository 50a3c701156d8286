"""Builds what stands behind the chapters: passports, the index of cities, the contributors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from guide.domain.printing.chapters import Chapter
from guide.domain.printing.voices import LEVELS, Voice, countries

ROLES: dict[str, Promise] = {
    "policy": gettext_lazy("policy"),
    "technical": gettext_lazy("technical"),
    "editor": gettext_lazy("editor"),
    "organiser": gettext_lazy("organiser"),
    "trainer": gettext_lazy("trainer"),
    "observer": gettext_lazy("observer"),
}


@dataclass(frozen=True)
class IndexedCity:
    """A city pair of the edition and where it is quoted by name: the first voice of each section."""

    name: str
    country: str
    level: int
    level_name: Promise
    quoted: list[Voice]


@dataclass(frozen=True)
class Contributors:
    """The people of one city, or of the organisers, who agreed to be named."""

    city: str
    people: list[tuple[str, Promise | str]]


def list_passports(chapters: Sequence[Chapter]) -> list[Voice]:
    """Every excerpt in the order of its code."""
    voices = [voice for chapter in chapters for voice in chapter.voices if voice.excerpt]
    return sorted(voices, key=lambda voice: voice.excerpt["code"] if voice.excerpt else "")


def index_cities(manifest: Mapping[str, Any], chapters: Sequence[Chapter]) -> list[IndexedCity]:
    """The pairs by name; an excerpt whose city is withheld is nobody's entry."""
    named: dict[str, dict[str, Voice]] = {}
    for chapter in chapters:
        for voice in chapter.voices:
            if voice.excerpt and voice.excerpt["city"]:
                named.setdefault(voice.excerpt["city"], {}).setdefault(voice.place, voice)
    return [
        IndexedCity(
            pair["city"],
            countries().get(pair["country"], pair["country"]),
            pair["level"],
            LEVELS[pair["level"]][0],
            list(named.get(pair["city"], {}).values()),
        )
        for pair in sorted(manifest["pairs"], key=lambda pair: pair["slug"])
    ]


def list_contributors(manifest: Mapping[str, Any]) -> list[Contributors]:
    """People under their cities, in the manifest's order; those without a city come last."""
    groups: dict[str, list[tuple[str, Promise | str]]] = {}
    for person in manifest["contributors"]:
        role = ROLES.get(person["role"], person["role"])
        groups.setdefault(person["city"] or "", []).append((person["name"], role))
    ordered = sorted(groups.items(), key=lambda group: group[0] == "")
    return [Contributors(city, people) for city, people in ordered]


def count_levels(manifest: Mapping[str, Any]) -> list[tuple[int, Promise, Promise, int]]:
    """The readiness levels, each with the number of pairs that stand there."""
    stood = [pair["level"] for pair in manifest["pairs"]]
    return [(level, name, meaning, stood.count(level)) for level, (name, meaning) in LEVELS.items()]
