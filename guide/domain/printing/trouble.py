"""Says in one sentence what went wrong with a print, and in which passage."""

import html
import re
from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from guide.domain.printing.parts import Book, Part
from press.fonts import find_unprintable
from press.job import Finding, PressFailed, Printed

TAG = re.compile(r"<[^>]*>")
MOST_NAMED = 6


def refuse_unprintable(book: Book, parts: Sequence[Part], fonts: Path) -> None:
    """PressFailed if a letter would be printed as an empty box: which, and in which passage."""
    for chapter in book.chapters:
        for voice in chapter.voices:
            place = passage_of(voice.excerpt["code"]) if voice.excerpt else book.chapter_title(chapter)
            refuse(voice.html, place, fonts)
    for part in parts:
        refuse(part.body, part.title, fonts)


def refuse(body: str, place: str, fonts: Path) -> None:
    """PressFailed if the words of a piece of HTML hold a letter that no font has."""
    if not find_unprintable(body, fonts):
        return
    if unknown := find_unprintable(html.unescape(TAG.sub(" ", body)), fonts):
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in unknown[:MOST_NAMED])
        words = _("No font of the guide can print %(letters)s, in %(place)s.")
        raise PressFailed(words % {"letters": named, "place": place})


def name_failures(failed: Sequence[tuple[Part, PressFailed]], tries: int) -> PressFailed:
    """One failure for all parts that failed, each named."""
    words = _("%(reason)s This was %(part)s, tried %(times)s times.")
    told = [words % {"reason": why.reason, "part": part.title, "times": tries} for part, why in failed]
    log = "\n".join(f"{part.title}\n{why.log}" for part, why in failed)
    refused = [address for _part, why in failed for address in why.refused]
    return PressFailed(" ".join(told), log, refused=refused)


def name_findings(part: Part, printed: Printed) -> PressFailed:
    """A failure for a part that is not as it must be, naming the passage as nearly as the page tells."""
    first = printed.findings[0]
    place = passage_on(first, printed) or part.title
    words = _("The printed file is not as it must be: %(finding)s, in %(place)s.")
    log = "\n".join(f"{part.title}: {each.text} (page {each.page})" for each in printed.findings)
    return PressFailed(words % {"finding": first.text, "place": place}, log)


def passage_on(finding: Finding, printed: Printed) -> str:
    """The last excerpt that begins on the finding's page or before it."""
    codes = [
        name.removeprefix("e-")
        for name, page in printed.facts["places"].items()
        if name.startswith("e-") and finding.page is not None and page <= finding.page
    ]
    return passage_of(codes[-1]) if codes else ""


def passage_of(code: str) -> str:
    """What people call an excerpt."""
    return _("the excerpt %(code)s") % {"code": code}
