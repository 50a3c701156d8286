"""A section made ready for the page: passages, and the remarks beside them."""

import dataclasses
import re
from collections.abc import Sequence
from typing import Any

import rules
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from actionplans.domain.anchoring import places_of
from actionplans.domain.reading import Voice, blocks_of, growth
from actionplans.models import Section, SectionThread
from prose.render import RenderedBlock

TAG = re.compile(r"(<[^>]+>)")


# A remark beside a passage takes about this much more room than the same letters set as text.
REMARK_TO_TEXT = 2.2


@dataclasses.dataclass
class Passage:
    """Neighbouring blocks of a text, about as tall together as the remarks beside them."""

    first: int
    last: int
    anchor: str
    html: SafeString
    threads: list[SectionThread]


def section_url(section: Section, name: str) -> str:
    kwargs = {"cohort": section.cohort.slug, "city": section.pair.city.slug, "section": section.code}
    return reverse(f"actionplans:{name}", kwargs=kwargs)


def dress_section(
    request: HttpRequest, section: Any, threads: Sequence[SectionThread], said_by: dict[int, Voice]
) -> Any:
    """Give a section what its page shows: passages, orphans, step, and addresses by right."""
    user = request.user
    section.step, section.word = growth(section)
    section.history_url = section_url(section, "section_history")
    writing = section.plan.is_open
    may_edit = writing and rules.has_perm("actionplans.edit_section", user, section)
    section.edit_url = section_url(section, "section_edit") if may_edit else ""
    may_remark = rules.has_perm("actionplans.remark_section", user, section)
    section.remark_url = section_url(section, "remark") if may_remark and section.current else ""
    section.audience_url = section_url(section, "section_audience") if may_edit else ""
    places = places_of(threads, section.current) if threads else {}
    for thread in threads:
        thread.found = places[thread.pk]  # type: ignore[attr-defined]
        _dress_thread(request, section, thread, said_by)
    section.open_threads = sum(thread.state != "resolved" for thread in threads)
    section.passages = _passages(section, threads)
    section.orphans = [thread for thread in threads if thread.place == "orphan"]  # type: ignore[attr-defined]
    return section


def _dress_thread(request: HttpRequest, section: Section, thread: Any, said_by: dict[int, Voice]) -> None:
    # The section at hand has its plan, pair and cohort; the thread's own would be fetched again.
    thread.section = section
    voice = said_by.get(thread.author_id, Voice("", ""))
    thread.affiliation, thread.profile = voice.affiliation, voice.profile
    thread.place = thread.found.status
    kwargs = {
        "cohort": section.cohort.slug,
        "city": section.pair.city.slug,
        "section": section.code,
        "pk": thread.pk,
    }
    if rules.has_perm("actionplans.reply_sectionthread", request.user, thread):
        thread.reply_url = reverse("actionplans:reply", kwargs=kwargs)
    last = list(thread.remarks.all())[-1]
    last.thread = thread
    if thread.state != "resolved" and rules.has_perm("actionplans.change_sectionremark", request.user, last):
        thread.own_last = last
        thread.change_url = reverse("actionplans:change_remark", kwargs={**kwargs, "said": last.pk})
    orphan = thread.place == "orphan"
    if orphan and rules.has_perm("actionplans.attach_sectionthread", request.user, thread):
        thread.attach_url = reverse("actionplans:attach", kwargs=kwargs)
    if rules.has_perm("actionplans.resolve_sectionthread", request.user, thread):
        name = "reopen" if thread.state == "resolved" else "resolve"
        thread.resolve_url = reverse(f"actionplans:{name}", kwargs=kwargs)


def _passages(section: Section, threads: Sequence[Any]) -> list[Passage]:
    if not section.current:
        return []
    placed = sorted((t for t in threads if t.place != "orphan"), key=lambda t: t.found.start)
    for number, thread in enumerate(placed):
        thread.letter = _letter(number)
    return [_passage(section, group) for group in _grouped(blocks_of(section, section.text), placed)]


Beside = tuple[int, RenderedBlock, list[Any]]


def _grouped(blocks: Sequence[RenderedBlock], placed: Sequence[Any]) -> list[list[Beside]]:
    """Blocks with their threads; those that follow a long remark stand beside it, so no hole is left."""
    groups: list[list[Beside]] = []
    room = 0.0
    for index, rendered in enumerate(blocks):
        here = [t for t in placed if rendered.block.start <= t.found.start < rendered.block.end]
        if not here and room > 0:
            groups[-1].append((index, rendered, here))
        else:
            groups.append([(index, rendered, here)])
            room = REMARK_TO_TEXT * sum(_letters(thread) for thread in here)
        room -= rendered.block.end - rendered.block.start
    return groups


def _letters(thread: Any) -> int:
    """About how much a thread says, its head and foot counted as words too."""
    return 150 + len(thread.reason) + sum(len(remark.text) for remark in thread.remarks.all())


def _passage(section: Section, group: list[Beside]) -> Passage:
    first, last = group[0][0], group[-1][0]
    html = [_with_marks(rendered, section.text, here) for _index, rendered, here in group]
    threads = [thread for _index, _rendered, here in group for thread in here]
    # Each piece is safe already.
    return Passage(first, last, f"p-{section.code}-{first}", mark_safe("".join(html)), threads)  # noqa: S308


def _letter(number: int) -> str:
    """a to z, then aa, ab, ..."""
    first, last = divmod(number, 26)
    return (chr(96 + first) if first else "") + chr(97 + last)


def _with_marks(rendered: RenderedBlock, text: str, threads: Sequence[Any]) -> SafeString:
    """Mark the remarked words where they stand as they were typed; else a letter heads the passage."""
    html = rendered.html
    for thread in threads:
        letter = format_html(
            '<a class="anchor" href="#r-{}" aria-label="{}">{}</a>', thread.pk, thread.letter, thread.letter
        )
        words = escape(text[thread.found.start : thread.found.end].strip())
        marked = f'<mark id="m-{thread.pk}">{words}{letter}</mark>'
        html = _replace_once(html, words, marked) or f'<span id="m-{thread.pk}">{letter}</span>{html}'
    # The blocks come from prose.render, which cleans them; the rest is escaped above.
    return mark_safe(html)  # noqa: S308


def _replace_once(html: str, words: str, marked: str) -> str:
    """Put `marked` for the first `words` inside one run of text; nothing when they stand in none."""
    pieces = TAG.split(html)
    for at, piece in enumerate(pieces):
        if words and not piece.startswith("<") and words in piece:
            pieces[at] = piece.replace(words, marked, 1)
            return "".join(pieces)
    return ""
