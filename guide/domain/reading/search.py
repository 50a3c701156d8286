"""Finds passages of the web book by their words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from guide.domain.printing.voices import Voice
from guide.domain.reading.shell import Leaf, Shell
from guide.domain.reading.webbook import WebBook, standing_notes

LONGEST, MOST, AROUND = 100, 60, 110
SECTION = re.compile(r'(?=<h2 class="numbered")')
HEAD = re.compile(
    r'<h2 class="numbered" id="([^"]+)"><span class="section-no">([\d.]+)</span> (.*?)'
    r'<a class="para".*?</h2>',
    re.DOTALL,
)
MARK = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
BREAK = re.compile(r"</(?:p|li|h\d|td|th|caption|figcaption)>")


@dataclass(frozen=True)
class Passage:
    """A stretch of the book with an address: a section, or an excerpt."""

    leaf: Leaf
    key: str
    title: str
    words: str


@dataclass(frozen=True)
class Hit:
    """A passage in which all the words occur, and the first of them in its sentence."""

    passage: Passage
    before: str
    match: str
    after: str


def find_passages(book: WebBook, shell: Shell, query: str, gone: set[str]) -> list[Hit]:
    """The passages that hold every word of the query, in the order of the book; accents do not matter."""
    wanted = fold(query[:LONGEST]).split()
    if not wanted:
        return []
    hits = (_hit(each, wanted) for leaf in shell.leaves for each in passages_of(leaf, book, gone))
    return [hit for hit in hits if hit][:MOST]


def passages_of(leaf: Leaf, book: WebBook, gone: set[str]) -> Iterator[Passage]:
    """What can be found in a chapter: its standfirst, its sections, its excerpts."""
    chapter = book.chapter(leaf.code)
    here = Passage(leaf, "", chapter.title, f"{chapter.title}. {chapter.standfirst}")
    yield here
    for voice in chapter.voices:
        if voice.excerpt is None:
            for piece in SECTION.split(voice.html):
                here = _section(here, piece)
                yield here
        elif voice.excerpt["code"] not in gone:
            yield _spoken(leaf, voice)
    for note in standing_notes(chapter, gone):
        title = _("Note %(number)s") % {"number": note.number}
        yield Passage(leaf, note.key, title, plain(note.html))


def fold(text: str) -> str:
    """The text in small letters without accents, letter by letter: places in it stay the same."""
    return "".join((unicodedata.normalize("NFKD", letter)[0].lower() or letter)[0] for letter in text)


def _section(before: Passage, html: str) -> Passage:
    head = HEAD.match(html)
    key, title = (head[1], f"{head[2]} {plain(head[3])}") if head else (before.key, before.title)
    body = html[head.end() :] if head else html
    return Passage(before.leaf, key, title, f"{plain(head[3])}. {plain(body)}" if head else plain(body))


def _spoken(leaf: Leaf, voice: Voice) -> Passage:
    code = voice.excerpt["code"] if voice.excerpt else ""
    return Passage(leaf, f"e-{code}", f"{voice.city}, {code}", f"{voice.city}. {plain(voice.html)}")


def _hit(passage: Passage, wanted: list[str]) -> Hit | None:
    folded = fold(passage.words)
    if not all(word in folded for word in wanted):
        return None
    start = folded.index(wanted[0])
    end = start + len(wanted[0])
    first = max(0, passage.words.rfind(" ", 0, max(0, start - AROUND)) + 1) if start > AROUND else 0
    last = passage.words.find(" ", end + AROUND)
    return Hit(
        passage,
        ("… " if first else "") + passage.words[first:start],
        passage.words[start:end],
        passage.words[end:last] + " …" if last >= 0 else passage.words[end:],
    )


def plain(html: str) -> str:
    """The words of a piece of HTML, each run of space as one."""
    return " ".join(unescape(strip_tags(BREAK.sub(" ", MARK.sub("", html)))).split())
