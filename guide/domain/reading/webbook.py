"""The guide as a web book: the chapters that are printed, built once and kept."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.core.cache import cache as kept
from django.utils import translation

from guide.domain.manifest import Manifest
from guide.domain.printing.chapters import Chapter, build_chapter
from guide.domain.printing.notes import Note
from guide.domain.reading.anchors import anchor_chapter
from guide.domain.reading.passages import web_figures
from guide.domain.reading.shell import Shell, list_shell
from prose.render import RENDERER_VERSION


class WebBook:
    """A book by the hash of its manifest: built once, then read from the cache page by page."""

    def __init__(self, sha256: str, load: Callable[[], Manifest]) -> None:
        self.key = f"guide/web/{version_of_book()}/{sha256}"
        self.load = load

    def shell(self) -> Shell:
        """What every page shows."""
        found: Shell | None = kept.get(self.key)
        return found or self._build()[0]

    def chapter(self, code: str) -> Chapter:
        """One chapter; KeyError if the book has none of that code."""
        found: Chapter | None = kept.get(f"{self.key}/{code}")
        return found or self._build()[1][code]

    def _build(self) -> tuple[Shell, dict[str, Chapter]]:
        manifest = self.load()
        with translation.override(manifest["edition"]["language"]):
            figures = web_figures(manifest)
            printed = [build_chapter(manifest, source, figures) for source in manifest["chapters"]]
            shell = list_shell(manifest, printed)
            chapters = {each.code: anchor_chapter(each, manifest) for each in printed}
        kept.set_many({f"{self.key}/{code}": each for code, each in chapters.items()})
        kept.set(self.key, shell)
        return shell, chapters


def standing_notes(chapter: Chapter, gone: set[str]) -> list[Note]:
    """The chapter's notes without those of excerpts that are gone; the others keep their numbers."""
    silent = tuple(
        f"c{chapter.number}-{place}-"
        for place, voice in enumerate(chapter.voices, start=1)
        if voice.excerpt and voice.excerpt["code"] in gone
    )
    return [note for note in chapter.notes if not note.key.startswith(silent)]


@cache
def version_of_book() -> str:
    """Names the code that makes the pages, so that a new one never shows what an old one kept."""
    here = Path(__file__).resolve().parent
    digest = hashlib.sha256(RENDERER_VERSION.encode())
    rooms = (here, here.parent / "printing")
    for path in [here.parent / "lattice.py", *sorted(path for room in rooms for path in room.glob("*.py"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
