"""A section as one reader may see it: its remarks in their places, and what its reader may do."""

import dataclasses
from collections.abc import Sequence

import rules
from django.http import HttpRequest
from django.urls import reverse

from actionplans.domain.anchoring import places_of
from actionplans.domain.reading import Voice, growth, pictures_of
from actionplans.enums import Relevance
from actionplans.models import Section, SectionRemark, SectionThread
from actionplans.views.addresses import section_url
from actionplans.views.marks import letter_of
from actionplans.views.shown import ShownRemark, ShownSaying, ShownSection, ShownThread
from actionplans.views.status import sayings_for
from prose.anchor import Place
from prose.blocks import plain_words
from remarks.enums import Audience, Outcome


def dress_section(
    request: HttpRequest, section: Section, threads: Sequence[SectionThread], said_by: dict[int, Voice]
) -> ShownSection:
    """What the page says of a section: plain facts, addresses only where the reader may."""
    current, definition, (step, word) = section.current, section.definition, growth(section)
    return ShownSection(
        code=section.code,
        order=definition.order,
        title=definition.title,
        purpose=definition.purpose,
        lead_profile=definition.lead_profile,
        city=section.pair.city.name,
        step=step,
        word=word,
        said_of=section.said_of or 0,
        relevance=str(Relevance(definition.relevance_at(section.pair.level)).label),
        text=section.text,
        number=section.number,
        author=str(current.author) if current else "",
        stored_at=current.stored_at if current else None,
        pictures=tuple(pictures_of(section).items()),
        threads=_in_their_places(request, section, threads, said_by),
        sayings=_sayings(request, section),
        **_rooms(request, section),
    )


def _sayings(request: HttpRequest, section: Section) -> tuple[ShownSaying, ...]:
    return tuple(
        ShownSaying(str(saying.to), str(saying.label), str(saying.consequence))
        for saying in sayings_for(request, section)
    )


def _rooms(request: HttpRequest, section: Section) -> dict[str, str]:
    """Where the reader may go from a section, and to whom it is shown where that may be changed."""
    may_edit = section.plan.is_open and rules.has_perm("actionplans.edit_section", request.user, section)
    may_remark = section.current and rules.has_perm("actionplans.remark_section", request.user, section)
    return {
        "history_url": section_url(section, "section_history"),
        "edit_url": section_url(section, "section_edit") if may_edit else "",
        "audience_url": section_url(section, "section_audience") if may_edit else "",
        "audience": section.read_by if may_edit else "",
        "remark_url": section_url(section, "remark") if may_remark else "",
        "status_url": section_url(section, "section_status"),
        "compare_url": _what_changed_since(section),
    }


def _what_changed_since(section: Section) -> str:
    """The comparison with the revision of which was said how far the section is, if it changed since."""
    if not section.changed_since:
        return ""
    return f"{section_url(section, 'section_compare')}?from={section.said_of}&to={section.number}"


def _in_their_places(
    request: HttpRequest, section: Section, threads: Sequence[SectionThread], said_by: dict[int, Voice]
) -> tuple[ShownThread, ...]:
    """Threads in the order of the text, each with its letter, then those whose passage is gone."""
    places = places_of(threads, section.current) if threads and section.current else {}
    dressed = [_dress_thread(request, section, each, places[each.pk], said_by) for each in threads]
    placed = sorted((each for each in dressed if each.place != "orphan"), key=lambda each: each.start)
    lettered = [dataclasses.replace(each, letter=letter_of(number)) for number, each in enumerate(placed)]
    return (*lettered, *(each for each in dressed if each.place == "orphan"))


def _dress_thread(
    request: HttpRequest, section: Section, thread: SectionThread, found: Place, said_by: dict[int, Voice]
) -> ShownThread:
    # The section at hand has its plan, pair and cohort; the thread's own would be fetched again.
    thread.section = section
    thread.said[-1].thread = thread
    voice = said_by.get(thread.author_id, Voice("", ""))
    return ShownThread(
        pk=thread.pk,
        author=str(thread.author),
        affiliation=str(voice.affiliation),
        profile=voice.profile,
        quote=plain_words(thread.quote),
        place=found.status,
        start=found.start,
        end=found.end,
        letter="",
        remarks=tuple(ShownRemark(r.pk, str(r.author), r.text, bool(r.edited_at)) for r in thread.said),
        audience=str(Audience(thread.audience).label),
        resolved=thread.state == "resolved",
        **_resolution(thread),
        **_addresses(request, thread, thread.said[-1], found),
    )


def _resolution(thread: SectionThread) -> dict[str, str]:
    return {
        "outcome": str(Outcome(thread.outcome).label) if thread.outcome else "",
        "resolved_by": str(thread.resolved_by) if thread.resolved_by else "",
        "reason": thread.reason,
    }


def _addresses(
    request: HttpRequest, thread: SectionThread, last: SectionRemark, found: Place
) -> dict[str, str]:
    """Where the reader may answer, change the own last words, attach or resolve; empty where not."""
    user, resolved, section = request.user, thread.state == "resolved", thread.section
    place = {"cohort": section.cohort.slug, "city": section.pair.city.slug, "section": section.code}

    def at(name: str, may: bool, **more: int) -> str:
        return reverse(f"actionplans:{name}", kwargs={**place, "pk": thread.pk, **more}) if may else ""

    may_reply = rules.has_perm("actionplans.reply_sectionthread", user, thread)
    may_change = not resolved and rules.has_perm("actionplans.change_sectionremark", user, last)
    may_resolve = rules.has_perm("actionplans.resolve_sectionthread", user, thread)
    may_attach = found.status == "orphan" and rules.has_perm("actionplans.attach_sectionthread", user, thread)
    return {
        "reply_url": at("reply", may_reply),
        "change_url": at("change_remark", may_change, said=last.pk),
        "attach_url": at("attach", may_attach),
        "resolve_url": at("reopen" if resolved else "resolve", may_resolve),
    }
