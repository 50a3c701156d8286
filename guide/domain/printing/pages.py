"""Writes the whole guide as one HTML document, from its manifest and the print templates."""

from datetime import date
from functools import cache
from typing import Any

from django.template import Context, Engine
from django.utils import translation

from guide.domain.lattice import COVER, weave_lattice
from guide.domain.printing.backmatter import count_levels, index_cities, list_contributors, list_passports
from guide.domain.printing.chapters import build_chapters
from guide.domain.printing.cover import read_inks, title_lines, title_size
from guide.domain.printing.pinned import PRINT, Manifest, hash_manifest


def print_html(manifest: Manifest) -> str:
    """The whole guide as one HTML document, in the edition's language."""
    edition = manifest["edition"]
    with translation.override(edition["language"]):
        chapters = build_chapters(manifest)
        pairs = [(pair["slug"], pair["level"]) for pair in manifest["pairs"]]
        context: dict[str, Any] = {
            "edition": edition,
            "date": date.fromisoformat(edition["date"]),
            "lattice": weave_lattice(f"{edition['cohort']}/{edition['version']}", pairs, COVER),
            "title_size": title_size(edition["title"]),
            "title_lines": title_lines(edition["title"]),
            "inks": read_inks(),
            "chapters": chapters,
            "passports": list_passports(chapters),
            "cities": index_cities(manifest, chapters),
            "contributors": list_contributors(manifest),
            "levels": count_levels(manifest),
            "pair_count": len(pairs),
            "manifest_hash": hash_manifest(manifest),
            "tools": sorted(manifest["tools"].items()),
        }
        return engine().get_template("guide.html").render(Context(context))


@cache
def engine() -> Engine:
    """The print templates alone, escaping everything that is not marked as safe HTML."""
    return Engine(
        dirs=[str(PRINT)],
        autoescape=True,
        libraries={"i18n": "django.templatetags.i18n"},
    )
