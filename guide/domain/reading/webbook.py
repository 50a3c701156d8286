"""The guide as a web book: the pages of a manifest, rendered once per text."""

import dataclasses
import hashlib
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from guide.domain.manifest import Manifest
from guide.domain.printing.voices import LEVELS, countries
from prose.render import RENDERER_VERSION, Figure, FigureFinder, render, settle_headings

TEXT_BELOW, EXCERPT_BELOW = 2, 3


@dataclasses.dataclass(frozen=True)
class Passage:
    """One part of a chapter: editorial text, or an excerpt with its facts."""

    html: SafeString
    excerpt: dict[str, Any] | None = None

    @property
    def country(self) -> str:
        code = self.excerpt["country"] if self.excerpt else None
        return countries().get(code, code) if code else ""

    @property
    def level(self) -> str:
        level = self.excerpt["level"] if self.excerpt else None
        return "" if level is None else str(LEVELS[level][0])


@dataclasses.dataclass(frozen=True)
class WebChapter:
    """A chapter ready for its template."""

    number: int
    code: str
    title: str
    standfirst: str
    passages: list[Passage]


def web_chapters(manifest: Manifest) -> list[WebChapter]:
    """Every chapter of the manifest, its texts as safe HTML."""
    return [
        WebChapter(
            chapter["number"],
            chapter["code"],
            chapter["title"],
            chapter["standfirst"],
            [
                passage_of(manifest, item, f"{chapter['code']}-{n}-")
                for n, item in enumerate(chapter["items"])
            ],
        )
        for chapter in manifest["chapters"]
    ]


def passage_of(manifest: Manifest, item: dict[str, Any], prefix: str) -> Passage:
    """One item of a chapter; every id in it begins with `prefix`."""
    excerpt = item if item["kind"] == "excerpt" else None
    html = _html(manifest, item, prefix, EXCERPT_BELOW if excerpt else TEXT_BELOW)
    return Passage(mark_safe(html), excerpt)  # noqa: S308 (cleaned by prose.render)


def find_excerpt(manifest: Manifest, code: str) -> dict[str, Any] | None:
    """The excerpt of that code as the manifest prints it."""
    items = (item for chapter in manifest["chapters"] for item in chapter["items"])
    return next((item for item in items if item["kind"] == "excerpt" and item["code"] == code), None)


def figure_hashes(manifest: Manifest) -> set[str]:
    """The names of all pictures that the manifest prints."""
    return {f"{figure['sha256']}.{figure['format']}" for figure in manifest["figures"].values()}


def _html(manifest: Manifest, item: dict[str, Any], prefix: str, below: int) -> str:
    edition = manifest["edition"]
    place = f"{edition['cohort']}/{edition['version']}/{prefix}{below}"
    name = f"{RENDERER_VERSION}/{place}/{item['sha256']}/{sorted(manifest['figures'])}"
    key = f"guide/{hashlib.sha256(name.encode()).hexdigest()}"
    html: str | None = cache.get(key)
    if html is None:
        of_excerpt = item["kind"] == "excerpt"
        label = _("Notes on %(code)s") % {"code": item["code"]} if of_excerpt else _("Notes")
        whole = render(item["markdown"], figure=_finder(manifest), id_prefix=prefix, notes_label=label)
        (html,) = settle_headings([whole], below=below)
        cache.set(key, html, timeout=None)
    return html


def _finder(manifest: Manifest) -> FigureFinder:
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
