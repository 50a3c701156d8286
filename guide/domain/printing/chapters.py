"""Builds the chapters to print: what stands where, in what order, with which notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from guide.domain.lattice import OPENER, Lattice, weave_lattice
from guide.domain.printing.constructs import Cities, cited_cities, dress_passages
from guide.domain.printing.cover import balance
from guide.domain.printing.frames import name_source, number_frames
from guide.domain.printing.headings import Finding, Outline, Section
from guide.domain.printing.notes import Note, lift_notes
from guide.domain.printing.pinned import figure_address
from guide.domain.printing.voices import Voice
from prose.render import Figure, FigureFinder, RenderedBlock, render_blocks


@dataclass(frozen=True)
class Chapter:
    """A chapter ready for its template."""

    number: int
    code: str
    title: str
    standfirst: str
    band: Lattice
    voices: list[Voice]
    sections: list[Section]
    findings: list[Finding]
    notes: list[Note]

    @property
    def title_lines(self) -> list[str]:
        """The title as the opener breaks it; a very long one is left to the paper's width."""
        return [self.title] if len(self.title) > 90 else balance(self.title, 24)

    @property
    def heard(self) -> list[str]:
        """The cities heard in it, each once, in the order of their words."""
        return list(dict.fromkeys(voice.city for voice in self.voices if voice.excerpt))


def build_chapters(manifest: Mapping[str, Any]) -> list[Chapter]:
    """Every chapter of the manifest, in order."""
    return [build_chapter(manifest, chapter) for chapter in manifest["chapters"]]


def build_chapter(
    manifest: Mapping[str, Any], source: Mapping[str, Any], figure: FigureFinder | None = None
) -> Chapter:
    """One chapter: nothing in it depends on another, nor on the page it falls on.

    The web book shows the same chapters: it only finds their figures elsewhere.
    """
    outline, voices, notes = set_passages(manifest, source, figure)
    pairs = [(pair["slug"], pair["level"]) for pair in manifest["pairs"]]
    return Chapter(
        number=source["number"],
        code=source["code"],
        title=source["title"],
        standfirst=source["standfirst"],
        band=weave_lattice(f"chapter/{source['number']}", pairs, OPENER),
        voices=voices,
        sections=outline.sections,
        findings=outline.findings,
        notes=notes,
    )


def set_passages(
    manifest: Mapping[str, Any], source: Mapping[str, Any], figure: FigureFinder | None = None
) -> tuple[Outline, list[Voice], list[Note]]:
    """The words of a chapter without its ornament: what is numbered in them, its voices, its notes."""
    number = source["number"]
    outline = Outline(number)
    cities = cited_cities(manifest, source)
    notes: list[Note] = []
    voices = []
    for place, item in enumerate(source["items"], start=1):
        passages = render_blocks(
            item["markdown"], figure=figure or find_figure(manifest), id_prefix=f"c{number}-{place}-"
        )
        voice, lifted = build_voice(item, passages, outline, cities, len(notes) + 1)
        voices.append(voice)
        notes += lifted
    return outline, voices, notes


def build_voice(
    item: Mapping[str, Any], passages: list[RenderedBlock], outline: Outline, cities: Cities, first: int
) -> tuple[Voice, list[Note]]:
    """One passage with all that is numbered in it, and the notes it cites."""
    excerpt = item if item["kind"] == "excerpt" else None
    heading = outline.step(3) if excerpt else 0
    speaker = (excerpt["city"] or _("A city")) if excerpt else None
    passages = number_frames(passages, outline, source=name_source(speaker))
    if not excerpt:
        passages = dress_passages(passages, outline, cities)
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
