"""A section made ready for the page: its passages, its remarks, and what its reader may do."""

from collections.abc import Sequence
from typing import Any

import rules
from django.http import HttpRequest
from django.urls import reverse

from actionplans.domain.anchoring import places_of
from actionplans.domain.reading import Voice, growth
from actionplans.models import Section, SectionThread
from actionplans.views.addresses import section_url
from actionplans.views.passages import place_passages


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
    section.passages = place_passages(section, threads)
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
