"""A passage by itself: an excerpt on its passport, and where the web finds the pictures."""

import hashlib
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from guide.domain.manifest import Manifest
from guide.domain.printing.voices import Voice
from prose.render import RENDERER_VERSION, Figure, FigureFinder, render, settle_headings

BELOW = 2


def passage_of(manifest: Manifest, item: dict[str, Any]) -> Voice:
    """An excerpt with its own notes; every id in it begins with its code."""
    return Voice(mark_safe(_html(manifest, item)), "", item)  # noqa: S308 (cleaned by prose.render)


def find_excerpt(manifest: Manifest, code: str) -> dict[str, Any] | None:
    """The excerpt of that code as the manifest prints it."""
    return next((item for _chapter, item in _excerpts(manifest) if item["code"] == code), None)


def chapter_of(manifest: Manifest, code: str) -> str:
    """The chapter in which an excerpt is printed first."""
    return next((chapter for chapter, item in _excerpts(manifest) if item["code"] == code), "")


def named_excerpts(manifest: Manifest) -> dict[str, bool]:
    """Every excerpt of the manifest, and whether its city is named."""
    return {item["code"]: bool(item["city"]) for _chapter, item in _excerpts(manifest)}


def picture_names(manifest: Manifest, gone: set[str]) -> set[str]:
    """The names of the pictures that the manifest prints, less those of excerpts that are gone."""
    shown = [item["markdown"] for _chapter, item in _excerpts(manifest) if item["code"] not in gone]
    return {
        f"{figure['sha256']}.{figure['format']}"
        for code, figure in manifest["figures"].items()
        if any(f"(figure:{code}" in markdown for markdown in shown)
    }


def web_figures(manifest: Manifest) -> FigureFinder:
    """How prose finds a figure: at its address in this edition."""
    edition = manifest["edition"]

    def find(code: str) -> Figure | None:
        figure = manifest["figures"].get(code)
        if figure is None:
            return None
        name = f"{figure['sha256']}.{figure['format']}"
        where = {"cohort": edition["cohort"], "version": edition["version"], "name": name}
        url = reverse("guide:figure", kwargs=where)
        return Figure(url=url, width=figure["width"], height=figure["height"], alt=figure["alt"])

    return find


def _excerpts(manifest: Manifest) -> list[tuple[str, dict[str, Any]]]:
    return [
        (chapter["code"], item)
        for chapter in manifest["chapters"]
        for item in chapter["items"]
        if item["kind"] == "excerpt"
    ]


def _html(manifest: Manifest, item: dict[str, Any]) -> str:
    edition = manifest["edition"]
    name = f"{RENDERER_VERSION}/{edition['cohort']}/{edition['version']}/{item['code']}/{item['sha256']}"
    key = f"guide/passport/{hashlib.sha256(name.encode()).hexdigest()}"
    html: str | None = cache.get(key)
    if html is None:
        label = _("Notes on %(code)s") % {"code": item["code"]}
        prefix = f"{item['code']}-"
        whole = render(item["markdown"], figure=web_figures(manifest), id_prefix=prefix, notes_label=label)
        (html,) = settle_headings([whole], below=BELOW)
        cache.set(key, html)
    return html
