"""Takes a booklet through the press: one document, tagged, checked, the same bytes every time."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from press.fonts import find_unprintable, font_faces, read_fonts
from press.job import Limits
from press.printing import OnProgress, print_pdf
from programme.domain.booklet.pages import PRINT, booklet_title, compose
from programme.models import Release

LIMITS = Limits(memory=1024**3, cpu=300, wall=600, output=128 * 1024**2)
# Stands for a letter that no font has; the programme is no worse for it.
UNKNOWN = "\N{WHITE SQUARE}"


def print_booklet(
    release: Release,
    edition: Mapping[str, Any],
    *,
    on_progress: OnProgress | None = None,
    fonts: Path | None = None,
) -> bytes:
    """The release as a tagged PDF; the same release and words give the same bytes.

    What `on_progress` raises ends the printing. Raises PressFailed if a font is missing, a limit is
    met, or the file is not as it must be.
    """
    folder = fonts or settings.VAR_DIR / "fonts"
    files = read_fonts(folder)
    html = compose(release, edition)
    html = html.translate({ord(letter): UNKNOWN for letter in find_unprintable(html, folder)})
    return print_pdf(
        html,
        files=files,
        stylesheets=[font_faces(), (PRINT / "booklet.css").read_text("utf-8")],
        lang=settings.LANGUAGE_CODE,
        title=booklet_title(edition),
        identifier=hashlib.sha256(html.encode()).digest()[:16],
        created=release.released_at,
        limits=LIMITS,
        checked=True,
        on_progress=on_progress,
    )
