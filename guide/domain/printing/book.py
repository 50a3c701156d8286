"""Prints the book: pages, figures, fonts and styles in, one PDF out."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from guide.domain.printing.cover import full_title
from guide.domain.printing.parts import print_html
from guide.domain.printing.pinned import PRINT, Manifest, gather_figures, hash_manifest
from press.fonts import read_fonts
from press.job import Limits
from press.printing import print_pdf

STYLESHEETS = ("fonts.css", "page.css", "voices.css", "constructs.css", "matter.css")


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
        title=full_title(edition),
        identifier=bytes.fromhex(hash_manifest(manifest))[:16],
        created=datetime.fromisoformat(edition["date"]).replace(tzinfo=UTC),
        limits=limits,
        on_progress=on_progress,
    )
