"""Prints the book from its manifest: figures, fonts and styles in, one PDF out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from guide.domain.printing.cover import full_title
from guide.domain.printing.parts import Book
from guide.domain.printing.pinned import Manifest, gather_figures, hash_manifest
from guide.domain.printing.pressrun import PressRun
from guide.domain.printing.progress import OnProgress
from guide.domain.printing.shelf import NoShelf, Shelf, salt_of
from guide.domain.printing.styles import read_styles
from guide.domain.printing.trouble import refuse_unprintable
from press.fonts import read_fonts
from press.job import Limits, Run, stamp
from press.workshop import Workshop

# A long chapter needs about a fifth of this; what needs more is an accident.
LIMITS = Limits(memory=1024**3, cpu=300, wall=600, output=256 * 1024**2)


def print_guide(
    manifest: Manifest,
    figure_bytes: Mapping[str, bytes],
    *,
    shelf: Shelf | None = None,
    on_progress: OnProgress | None = None,
    fonts: Path | None = None,
    limits: Limits = LIMITS,
    workers: int | None = None,
) -> bytes:
    """The guide as a tagged PDF; equal manifests give equal bytes.

    `figure_bytes` holds each figure by its code and must be what the manifest's hashes name. What
    is on the `shelf` is not printed again. `on_progress` hears about each second how far it is;
    what it raises ends the printing. Raises PressFailed, naming part and passage, if a figure or
    font is missing, a letter cannot be printed, a part fails thrice, or the file is not as it must be.
    """
    folder = fonts or settings.VAR_DIR / "fonts"
    files = read_fonts(folder) | gather_figures(manifest, figure_bytes)
    book = Book(manifest)
    parts = book.parts()
    refuse_unprintable(book, parts, folder)
    run = describe_run(manifest, limits)
    with Workshop(run, files, workers=workers) as workshop:
        salt = salt_of(run.stylesheets, files)
        return PressRun(book, workshop, shelf or NoShelf(), salt, on_progress).print_whole(parts)


def describe_run(manifest: Manifest, limits: Limits) -> Run:
    """What the file says of itself, from the manifest alone."""
    edition = manifest["edition"]
    return Run(
        stylesheets=read_styles(),
        title=full_title(edition),
        lang=edition["language"],
        identifier=hash_manifest(manifest)[:32],
        created=stamp(datetime.fromisoformat(edition["date"]).replace(tzinfo=UTC)),
        author="; ".join(edition["organisers"]),
        subject=edition["subtitle"],
        limits=limits,
    )
