"""Prints a guide from its manifest and nothing else: the same manifest gives the same bytes."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

from django.conf import settings
from django.template import Context, Engine
from django.utils import translation

from guide.domain.lattice import COVER, weave_lattice
from guide.domain.printing.backmatter import index_cities, list_contributors, list_passports
from guide.domain.printing.chapters import LEVELS, build_chapters, figure_address
from press.fonts import read_fonts
from press.job import Limits, PressFailed
from press.printing import print_pdf

Manifest = Mapping[str, Any]
PRINT = Path(__file__).resolve().parents[2] / "print"
# Sizes of the cover's title: the longest that fits, and about how many characters a line holds.
TITLES = {"grand": (26, 17), "large": (52, 23), "long": (100, 32), "endless": (10_000, 48)}
STYLESHEETS = ("fonts.css", "page.css", "voices.css", "matter.css")


def print_guide(
    manifest: Manifest,
    figure_bytes: Mapping[str, bytes],
    *,
    on_progress: Callable[[int], None] | None = None,
    fonts: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
) -> bytes:
    """The guide as a tagged PDF; equal manifests give equal bytes.

    `figure_bytes` holds each figure by its code and must be what the manifest's hashes name.
    Raises PressFailed if a figure or font is missing, or printing fails.
    """
    edition = manifest["edition"]
    files = read_fonts(fonts or settings.VAR_DIR / "fonts") | gather_figures(manifest, figure_bytes)
    return print_pdf(
        print_html(manifest),
        files=files,
        stylesheets=[(PRINT / name).read_text("utf-8") for name in STYLESHEETS],
        lang=edition["language"],
        title=f"{edition['title']}. {edition['subtitle']}" if edition["subtitle"] else edition["title"],
        identifier=bytes.fromhex(hash_manifest(manifest))[:16],
        created=datetime.fromisoformat(edition["date"]).replace(tzinfo=UTC),
        limits=limits,
        on_progress=on_progress,
    )


def print_html(manifest: Manifest) -> str:
    """The whole guide as one HTML document, in the edition's language."""
    edition = manifest["edition"]
    with translation.override(edition["language"]):
        chapters = build_chapters(manifest)
        pairs = [(pair["slug"], pair["level"]) for pair in manifest["pairs"]]
        context = {
            "edition": edition,
            "date": datetime.fromisoformat(edition["date"]).date(),
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


def template_hashes() -> dict[str, str]:
    """Every template, style and table that shapes a printed guide, by name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(PRINT.iterdir())
        if path.suffix in {".html", ".css", ".json"}
    }


def hash_manifest(manifest: Manifest) -> str:
    """One name for a manifest, whatever the order of its keys."""
    text = json.dumps(manifest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def gather_figures(manifest: Manifest, figure_bytes: Mapping[str, bytes]) -> dict[str, bytes]:
    """The figures as files for the press; each must be the one the manifest names."""
    files = {}
    for code, figure in manifest["figures"].items():
        data = figure_bytes.get(code)
        if data is None or hashlib.sha256(data).hexdigest() != figure["sha256"]:
            raise PressFailed(f"Figure {code} is not the one that the manifest names.")
        files[figure_address(figure)] = data
    return files


def count_levels(manifest: Manifest) -> list[tuple[int, Any, Any, int]]:
    """The readiness levels, each with the number of pairs that stand there."""
    stood = [pair["level"] for pair in manifest["pairs"]]
    return [(level, name, meaning, stood.count(level)) for level, (name, meaning) in LEVELS.items()]


def title_size(title: str) -> str:
    """The cover's class: a long title is set smaller, so that the lattice keeps its place."""
    return next((name for name, (most, _) in TITLES.items() if len(title) <= most), "endless")


def title_lines(title: str) -> list[str]:
    """The title in as many lines as it needs, none much shorter than the others."""
    widest = TITLES[title_size(title)][1]
    count = len(wrap(title, widest))
    tries = (wrap(title, width) for width in range(max(1, len(title) // count), widest + 1))
    return next(lines for lines in tries if len(lines) <= count)


@cache
def read_inks() -> dict[str, str]:
    """The inks of the drawing, from the stylesheet: an SVG cannot read its variables."""
    sheet = (PRINT / "page.css").read_text("utf-8")
    found = re.findall(r"--(policy|technical|common): (#[0-9a-f]{6})", sheet)
    return dict(found)


@cache
def engine() -> Engine:
    """The print templates alone, escaping everything that is not marked as safe HTML."""
    return Engine(
        dirs=[str(PRINT)],
        autoescape=True,
        libraries={"i18n": "django.templatetags.i18n"},
    )
