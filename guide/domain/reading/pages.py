"""A page of the web book as it stands today: what was withdrawn since is told, and not shown."""

from dataclasses import dataclass, replace

from guide.domain.anonymity import is_anonymised
from guide.domain.manifest import compile_manifest, hash_of
from guide.domain.printing.chapters import Chapter
from guide.domain.printing.notes import Note
from guide.domain.printing.voices import Voice
from guide.domain.reading.marking import mark_words, wanted_words
from guide.domain.reading.shell import Leaf, Shell
from guide.domain.reading.webbook import WebBook, standing_notes
from guide.enums import PUBLIC_STATES
from guide.models import Edition, Excerpt


@dataclass(frozen=True)
class Page:
    """A chapter on its page, between its neighbours."""

    chapter: Chapter
    passages: list[tuple[Voice, bool]]
    notes: list[Note]
    before: Leaf | None
    after: Leaf | None


def book_of(edition: Edition) -> WebBook:
    """The edition's book: for good once it is published, as it stands before."""
    if edition.state in PUBLIC_STATES:
        build = edition.publication.build
        return WebBook(build.manifest_sha256, lambda: build.manifest)
    manifest = compile_manifest(edition)
    return WebBook(hash_of(manifest), lambda: manifest)


def gone_from(edition: Edition, named: dict[str, bool]) -> set[str]:
    """The excerpts that the edition prints and to which the city does not agree any more.

    `named` says of each code whether it was printed under the city's name: asked again, the city
    may agree without it, and that is not the consent it was printed by.
    """
    if edition.state not in PUBLIC_STATES:
        return set()
    standing = Excerpt.objects.printable().with_codes(named).prefetch_related("consents")
    return set(named) - {each.code for each in standing if not (named[each.code] and is_anonymised(each))}


def open_page(book: WebBook, shell: Shell, code: str, gone: set[str]) -> Page | None:
    """The chapter of that code, less the words and notes of what is gone; None if there is none."""
    place = next((n for n, leaf in enumerate(shell.leaves) if leaf.code == code), None)
    if place is None:
        return None
    chapter = book.chapter(code)
    passages = [(voice, bool(voice.excerpt and voice.excerpt["code"] in gone)) for voice in chapter.voices]
    return Page(
        chapter=chapter,
        passages=passages,
        notes=standing_notes(chapter, gone),
        before=shell.leaves[place - 1] if place else None,
        after=shell.leaves[place + 1] if place + 1 < len(shell.leaves) else None,
    )


def mark_page(page: Page, query: str) -> Page:
    """The page with the words of a search marked in its passages; without a search, the page."""
    if not (wanted := wanted_words(query)):
        return page
    marked = [
        (replace(voice, html=mark_words(voice.html, wanted)), is_gone) for voice, is_gone in page.passages
    ]
    return replace(page, passages=marked)
