"""Compiling: the whole of what an edition would print at this moment, by hash."""

import datetime as dt
import platform
from typing import Any

from django.utils import timezone, translation

from cohorts.models import Cohort
from guide.domain.edition.progress import is_printable
from guide.domain.manifest.cover import describe_edition
from guide.domain.manifest.voices import Figures, describe_excerpt, list_consents, list_contributors
from guide.domain.printing import hash_manifest, template_hashes
from guide.models import Chapter, Edition, Excerpt
from press.machine import tool_versions
from prose.render import RENDERER_VERSION
from prose.source import sha256

Manifest = dict[str, Any]


def compile_manifest(edition: Edition, at: dt.datetime | None = None) -> Manifest:
    """What the edition would print at this moment; equal content gives an equal manifest.

    An excerpt that is not approved, or whose consent does not stand, is left out.
    """
    with translation.override(edition.language):
        return _compile(edition, at or timezone.now())


def _compile(edition: Edition, at: dt.datetime) -> Manifest:
    chapters = _read_chapters(edition)
    printed = _printed(chapters)
    figures = Figures(printed)
    return {
        "edition": describe_edition(edition, at),
        "pairs": _pairs(edition.cohort),
        "chapters": [_chapter(chapter, figures, edition) for chapter in chapters],
        "figures": figures.listed(),
        "contributors": list_contributors(printed),
        "consents": {excerpt.code: list_consents(excerpt) for excerpt in printed},
        "tools": tools(),
        "templates": template_hashes(),
    }


def hash_of(manifest: Manifest) -> str:
    """The manifest's name: the hash of its canonical JSON."""
    return hash_manifest(manifest)


def tools() -> dict[str, str]:
    """Every program whose version can change a printed byte."""
    return tool_versions() | {"prose": RENDERER_VERSION, "python": platform.python_version()}


def _read_chapters(edition: Edition) -> list[Chapter]:
    source = "items__excerpt__section"
    return list(
        edition.chapters.order_by("number").prefetch_related(
            "items__excerpt__revision",
            f"{source}__definition",
            f"{source}__plan__pair__city",
            f"{source}__plan__pair__cohort",
            "items__excerpt__consents__seat",
            "items__excerpt__consents__tenure__user",
        )
    )


def _printed(chapters: list[Chapter]) -> list[Excerpt]:
    placed = [item.excerpt for chapter in chapters for item in chapter.items.all() if item.excerpt]
    return [excerpt for excerpt in placed if is_printable(excerpt)]


def _pairs(cohort: Cohort) -> list[dict[str, Any]]:
    return [
        {
            "city": pair.city.name,
            "slug": pair.city.slug,
            "country": pair.city.country,
            "level": pair.level,
            "lat": pair.city.latitude,
            "lon": pair.city.longitude,
        }
        for pair in cohort.pairs.taking_part().select_related("city").order_by("city__slug")
    ]


def _chapter(chapter: Chapter, figures: Figures, edition: Edition) -> dict[str, Any]:
    items = []
    for item in chapter.items.all():
        if item.excerpt is None:
            items.append({"kind": "text", "markdown": item.text, "sha256": sha256(item.text)})
        elif is_printable(item.excerpt):
            items.append(describe_excerpt(item.excerpt, figures, edition))
    return {
        "number": chapter.number,
        "code": chapter.code,
        "title": chapter.title,
        "standfirst": chapter.standfirst,
        "items": items,
    }
