"""Builds the chapters to print: who speaks where, in what order, with which notes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guide.domain.lattice import OPENER, Lattice, weave_lattice
from guide.domain.printing.headings import Outline, Section
from guide.domain.printing.notes import Note, lift_notes
from prose.render import Figure, FigureFinder, render_blocks

LEVELS: dict[int, tuple[Promise, Promise]] = {
    0: (gettext_lazy("Curious"), gettext_lazy("No twin; wants to know whether one is useful")),
    1: (gettext_lazy("Exploring"), gettext_lazy("A candidate use; data known in parts")),
    2: (gettext_lazy("Piloting"), gettext_lazy("A first use is funded or running")),
    3: (gettext_lazy("Operating"), gettext_lazy("In regular use for at least one kind of decision")),
    4: (gettext_lazy("Scaling"), gettext_lazy("Several uses, shared or linked with others")),
}
SEATS: dict[str, Promise] = {
    "policy": gettext_lazy("Policy seat"),
    "technical": gettext_lazy("Technical seat"),
    "both": gettext_lazy("Both seats"),
}


@dataclass(frozen=True)
class Voice:
    """A passage of a chapter: the editors', or an excerpt with all that says whose it is."""

    html: SafeString
    place: str
    excerpt: Mapping[str, Any] | None = None
    heading: int = 0

    @property
    def city(self) -> str:
        """The city's name, or a name for one that asked not to be named."""
        return self.excerpt["city"] or _("A city") if self.excerpt else ""

    @property
    def country(self) -> str:
        """The country's name, its code where it has no name here, nothing if withheld."""
        code = self.excerpt["country"] if self.excerpt else None
        return countries().get(code, code) if code else ""

    @property
    def level(self) -> Promise | str:
        """The readiness level in a word."""
        return LEVELS[self.excerpt["level"]][0] if self.excerpt else ""

    @property
    def seat(self) -> Promise | str:
        """The seat in words; the slat beside it says the same."""
        return SEATS[self.excerpt["seat"]] if self.excerpt else ""

    @property
    def date(self) -> date:
        """The day of the revision that is quoted."""
        return date.fromisoformat(self.excerpt["date"]) if self.excerpt else date.min


@dataclass(frozen=True)
class Chapter:
    """A chapter ready for its template."""

    number: int
    title: str
    standfirst: str
    band: Lattice
    voices: list[Voice]
    sections: list[Section]
    notes: list[Note]

    @property
    def heard(self) -> list[str]:
        """The cities heard in it, each once, in the order of their words."""
        return list(dict.fromkeys(voice.city for voice in self.voices if voice.excerpt))


def build_chapters(manifest: Mapping[str, Any]) -> list[Chapter]:
    """Every chapter of the manifest, in order."""
    return [build_chapter(manifest, chapter) for chapter in manifest["chapters"]]


def build_chapter(manifest: Mapping[str, Any], source: Mapping[str, Any]) -> Chapter:
    """One chapter: nothing in it depends on another, nor on the page it falls on."""
    number = source["number"]
    outline = Outline(number)
    notes: list[Note] = []
    voices = []
    for place, item in enumerate(source["items"], start=1):
        voice, lifted = build_voice(manifest, item, f"c{number}-{place}-", outline, len(notes) + 1)
        voices.append(voice)
        notes += lifted
    pairs = [(pair["slug"], pair["level"]) for pair in manifest["pairs"]]
    band = weave_lattice(f"chapter/{number}", pairs, OPENER)
    return Chapter(number, source["title"], source["standfirst"], band, voices, outline.sections, notes)


def build_voice(
    manifest: Mapping[str, Any], item: Mapping[str, Any], prefix: str, outline: Outline, first: int
) -> tuple[Voice, list[Note]]:
    """One passage and the notes it cites, every id under its own prefix."""
    excerpt = item if item["kind"] == "excerpt" else None
    passages = render_blocks(item["markdown"], figure=find_figure(manifest), id_prefix=prefix)
    heading = outline.step(3) if excerpt else 0
    speaker = (excerpt["city"] or _("A city")) if excerpt else None
    body, notes = lift_notes(passages, first=first, speaker=speaker)
    settled = outline.settle(body, base=heading or 1)
    safe = mark_safe(settled)  # noqa: S308 (cleaned by prose.render)
    return Voice(safe, outline.place, excerpt, heading), notes


def find_figure(manifest: Mapping[str, Any]) -> FigureFinder:
    """How prose finds a figure: by its code in the manifest, under the name the press knows."""

    def find(code: str) -> Figure | None:
        figure = manifest["figures"].get(code)
        if figure is None:
            return None
        url = figure_address(figure)
        return Figure(url=url, alt=figure["alt"], width=figure["width"], height=figure["height"])

    return find


def figure_address(figure: Mapping[str, Any]) -> str:
    """The address of a figure on the press's shelf: its hash, in the scheme prose lets through."""
    return f"figure:{figure['sha256']}.{figure['format']}"


@cache
def countries() -> dict[str, str]:
    """Names of countries by their ISO 3166-1 codes."""
    path = Path(__file__).resolve().parents[2] / "print" / "countries.json"
    return dict(json.loads(path.read_text("utf-8")))
