"""A name that drifts from its track: the table prints "Policy track", the text "Strategic track"."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from programme.domain.warnings.warned import Warned
from programme.enums import WarningKind
from programme.models import Session, Track

TEXTS = ("relevance", "goals", "contents", "preparations")
# How a printed title begins that names its track: "Strategic track (UDT-users). Defining the need".
BEGINS = re.compile(r"\s*([\w-]+(?: [\w-]+)?) track\b\s*(\([^()]*\))?\s*[.:–-]", re.IGNORECASE)


def what_drifts(session: Session, known: set[str]) -> Iterator[Warned]:
    """Each other name that the session's titles or texts give to its track, where it is said first.

    `known` are the names of all tracks: "Fast track: how to buy" begins with none.
    """
    track = session.track
    right = name_of(track.title).casefold()
    found: dict[str, tuple[str, str]] = {}
    for about, line in _lines(session):
        named = _in_text(line, _others(track)) if about == "about" else _in_title(line, known)
        for name in named:
            if name.casefold() != right:
                found.setdefault(name.casefold(), (name, about))
    for name, about in found.values():
        text = _("It is in “%(track)s”, but it says “%(name)s track”.") % {"track": track.title, "name": name}
        facts = (track.code, track.title, name.casefold())
        yield Warned(session.code, WarningKind.DRIFT, text, about, facts)


def known_names(tracks: Iterable[Track]) -> set[str]:
    """Every name under which these tracks are printed."""
    titles = {title for track in tracks for title in (track.title, *track.aliases.splitlines())}
    return {name_of(title).casefold() for title in titles} - {""}


def name_of(title: str) -> str:
    """ "Policy" of "Policy track (UDT-users)"."""
    return re.sub(r"\s*\([^()]*\)|\btrack\b", "", title, flags=re.IGNORECASE).strip()


def _others(track: Track) -> set[str]:
    """The names besides its own that the track itself is known to be printed under."""
    return {name_of(alias).casefold() for alias in track.aliases.splitlines()} - {""}


def _lines(session: Session) -> Iterator[tuple[str, str]]:
    yield "what", session.title
    for alias in session.aliases.splitlines():
        yield "print", alias
    for name in TEXTS:
        for line in getattr(session, name).splitlines():
            yield "about", line


def _in_title(line: str, known: set[str]) -> Iterator[str]:
    """The track that it begins with: one that there is, or one with for whom it is behind it."""
    begins = BEGINS.match(line)
    if begins and (begins[2] or begins[1].casefold() in known):
        yield begins[1]


def _in_text(line: str, others: set[str]) -> Iterator[str]:
    """A text may well speak of another track; only another name of its own one is a drift."""
    for name in sorted(others):
        if match := re.search(rf"\b({re.escape(name)}) track\b", line, re.IGNORECASE):
            yield match[1]
