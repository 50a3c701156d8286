"""Moves the notes of a chapter's texts to one list at its end, each with its speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from prose.render import RenderedBlock

ITEM = re.compile(
    r'<li id="([^"]*fn-\d+)"[^>]*>(.*?)</li>(?=<li id="[^"]*fn-\d+"|</ol></section>\Z)', re.DOTALL
)
BACK = re.compile(r'<a class="note-back"[^>]*>[^<]*</a>')
# A word without a mark is passed over whole: tried from each of its letters it would cost its square.
MARK = re.compile(
    r'[^\s<>]++(?!<sup class="note-ref")'
    r'|([^\s<>]*)<sup class="note-ref" id="([^"]*)"><a href="#([^"]*)"[^>]*>\d+</a></sup>([.,;:!?)”’]*)'
)


@dataclass(frozen=True)
class Note:
    """One end note: its number in the chapter, where it is called, who speaks in it."""

    number: int
    key: str
    called_at: str
    speaker: str | None
    html: SafeString


def lift_notes(
    passages: Sequence[RenderedBlock], *, first: int, speaker: str | None
) -> tuple[str, list[Note]]:
    """The text without its notes, its marks numbered from `first`; and those notes.

    A note that no passage cites keeps its place behind the others: no word is lost.
    """
    body = "\n".join(each.html for each in passages if each.block.kind != "notes")
    listed = "".join(each.html for each in passages if each.block.kind == "notes")
    numbers = {key: first + place for place, (key, _) in enumerate(ITEM.findall(listed))}
    called: dict[str, str] = {}
    # A note may be cited by another note alone.
    for _, place, key, _ in MARK.findall(body + listed):
        called.setdefault(key, place)
    notes = [
        Note(numbers[key], key, called.get(key, ""), speaker, safe(number_marks(inner, numbers)))
        for key, inner in ITEM.findall(listed)
    ]
    return number_marks(body, numbers), notes


def number_marks(html: str, numbers: dict[str, int]) -> str:
    """The marks under the chapter's numbers, none torn from the word before it."""

    def mark(match: re.Match[str]) -> str:
        word, place, key, stop = match.groups()
        if key is None:
            return match[0]
        link = f'<a href="#{key}" role="doc-noteref">{numbers[key]}</a>'
        return f'<span class="nobreak">{word}<sup id="{place}">{link}</sup>{stop}</span>'

    return MARK.sub(mark, html)


def safe(inner: str) -> SafeString:
    """A note's words without the arrows back; the template writes its own way back."""
    return mark_safe(BACK.sub("", inner).strip())  # noqa: S308 (cleaned by prose.render)
