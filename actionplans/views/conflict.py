"""Two people changed the same passage: both texts side by side, and the choice between them."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplans.domain.reading import voices
from actionplans.domain.store import Overlap
from actionplans.forms import new_key
from actionplans.models import Section
from actionplans.views.addresses import section_url
from actionplans.views.readable import bare_pieces
from prose.blocks import plain_words, split_blocks
from prose.diff import diff


@dataclasses.dataclass(frozen=True)
class Choice:
    """One passage in two versions, as the page shows it; `under` is the heading that it stands below."""

    number: int
    mine: str
    theirs: str
    before: str
    under: str = ""
    kept: str = ""
    edited: str = ""

    @property
    def mine_pieces(self) -> list[dict[str, str]]:
        return _pieces(self.before, self.mine)

    @property
    def theirs_pieces(self) -> list[dict[str, str]]:
        return _pieces(self.before, self.theirs)


def show_conflict(
    request: HttpRequest, section: Section, overlap: Overlap, problem: str = ""
) -> HttpResponse:
    """The conflict page; its form names both revisions, so that nothing newer is passed over."""
    theirs = section.revisions.select_related("author").get(number=overlap.current["revision"])
    base = section.revisions.text_at(overlap.base)
    # Asked again: what was chosen and typed already stands in the page. A new overlap begins afresh.
    sent = request.POST if problem else {}
    conflicts = [_choice(n, c, base, sent) for n, c in enumerate(overlap.conflicts, start=1)]
    said_by = voices(section.cohort)
    context = {
        "section": section,
        "pair": section.pair,
        "theirs": theirs,
        "own": theirs.author_id == request.user.pk,
        "conflicts": conflicts,
        "problem": problem,
        "my_profile": _profile(said_by, request.user.pk),
        "their_profile": _profile(said_by, theirs.author_id),
        "hidden": [*_hidden(overlap), ("person", request.user.pk)],
        "resolve_url": section_url(section, "resolve_conflict"),
    }
    return render(request, "actionplans/conflict.html", context, status=409)


def _choice(number: int, conflict: Mapping[str, Any], base: str, sent: Mapping[str, Any]) -> Choice:
    mine, theirs = conflict["mine"].strip("\n"), conflict["theirs"].strip("\n")
    edited = sent.get(f"edit-{number}", "\n\n".join(filter(None, [mine, theirs])))
    start, end = conflict["base"]
    before, under = base[start:end].strip("\n"), _heading_above(base, start)
    return Choice(number, mine, theirs, before, under, sent.get(f"keep-{number}", ""), edited)


def _heading_above(text: str, start: int) -> str:
    """The words of the last heading before a place in a text."""
    above = [block for block in split_blocks(text) if block.kind == "heading" and block.start < start]
    return plain_words(text[above[-1].start : above[-1].end]) if above else ""


def _pieces(before: str, now: str) -> list[dict[str, str]]:
    """The passage as it reads now, marked where it differs from what both began with."""
    told = [bare_pieces(change) for change in diff(before, now)]
    between = {"kind": "same", "text": "\n\n"}
    return [piece for at, each in enumerate(told) for piece in ([between, *each] if at else each)]


def _hidden(overlap: Overlap) -> list[tuple[str, Any]]:
    named = {"base": overlap.base, "against": overlap.current["revision"], "key": new_key()}
    return list({**named, "text": overlap.yours}.items())


def _profile(said_by: dict[int, Any], user_id: int | None) -> str:
    voice = said_by.get(user_id or 0)
    return voice.profile if voice else ""
