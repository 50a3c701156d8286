"""Reading plans: the cohort's heat map, one plan as a document, one section as all cities wrote it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import rules
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actionplans.domain.reading import blocks_of, growth, tenures_of, total_words, voices
from actionplans.enums import PlanState
from actionplans.models import Plan, Section, SectionDefinition, SectionThread
from actionplans.views.addresses import section_url
from actionplans.views.columns import stages_of
from actionplans.views.dressing import dress_section
from actionplans.views.find import find_plan
from actionplans.views.heat import heat_rows, written
from actionplans.views.moves import moves_for
from actionplans.views.presence import presence_for
from actionplans.views.sections import sections_as_html
from actionplans.views.since import since_for, unmarked
from actionplans.views.wants import wants_of
from cohorts.models import Tenure
from cohorts.views.entry import joined_cohort


@require_safe
def plans(request: HttpRequest, cohort: str) -> HttpResponse:
    found = joined_cohort(request, cohort)
    shown = Plan.objects.visible_to(request.user).of_cohort(found).with_pair()
    definitions = list(SectionDefinition.objects.of_cohort(found).in_order())
    rows = heat_rows(request, list(shown), definitions)
    wants, wanted = wants_of(rows, request.GET.get("show", ""))
    context = {
        "definitions": definitions,
        "stages": stages_of(definitions),
        "count": len(rows),
        "wants": wants,
        "rows": written([row for row in wanted if not row.shut]),
        "shut": [row for row in wanted if row.shut],
    }
    return render(request, "actionplans/plans.html", context)


@require_safe
def plan(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    found = find_plan(request, cohort, city)
    visible = Section.objects.visible_to(request.user).of_plan(found)
    sections = list(visible.with_text().with_figures().in_order())
    threads = _by_section(SectionThread.objects.visible_to(request.user).of_plan(found).with_remarks())
    tenures = tenures_of(found.cohort)
    said_by = voices(found.cohort, tenures)
    seats = seats_of(found, tenures, request.user)
    shown = [dress_section(request, each, threads[each.pk], said_by) for each in sections]
    texts = sections_as_html(request, list(zip(sections, shown, strict=True)))
    context = {
        "plan": found,
        "pair": found.pair,
        "seats": seats,
        "sections": shown,
        "words": total_words(sections),
        "moves": moves_for(request, found),
        "printed": printed(request),
        **_news(request, found, sections, threads, texts),
        **presence_for(request, found, sections, [seat["holder"] for seat in seats]),
        **_offers(request, found, sections),
    }
    return render(request, "actionplans/plan.html", context)


def _news(request: HttpRequest, found: Plan, *of: Any) -> dict[str, Any]:
    """The sections with what is new in them; on paper nothing is new."""
    *_rest, texts = of
    return {"texts": unmarked(texts)} if printed(request) else since_for(request, found, *of)


def _offers(request: HttpRequest, found: Plan, sections: list[Section]) -> dict[str, Any]:
    """What the reader may do beside reading."""
    own = rules.has_perm("actionplans.change_plan", request.user, found)
    may_judge = rules.has_perm("actionplans.judge_plan", request.user, found)
    may_change = own and found.is_open
    return {
        "may_change": may_change,
        "next_to_write": next_to_write(request, sections) if may_change else None,
        "may_propose": found.state == PlanState.ACCEPTED and (own or may_judge),
    }


def printed(request: HttpRequest) -> str:
    """How the reader wants to print the plan, if so: with its remarks, or the text alone."""
    asked = request.GET.get("print", "")
    return asked if asked in {"remarks", "text"} else ""


@require_safe
def by_section(request: HttpRequest, cohort: str, section: str) -> HttpResponse:
    found = joined_cohort(request, cohort)
    definitions = list(SectionDefinition.objects.of_cohort(found).in_order())
    definition = next((d for d in definitions if d.code == section), None)
    if definition is None:
        raise Http404
    sections = list(
        Section.objects.visible_to(request.user).defined_by(definition).with_text().with_figures()
    )
    for each in sections:
        _dress_for_comparison(each)
    context = {
        "definition": definition,
        "definitions": definitions,
        "sections": [each for each in sections if each.text],
        "unwritten": [each for each in sections if not each.text],
    }
    return render(request, "actionplans/by_section.html", context)


def seats_of(found: Plan, tenures: list[Tenure], reader: Any) -> list[dict[str, Any]]:
    """The pair's seats with who of the tenures holds each now."""
    holders = {tenure.seat_id: tenure.user for tenure in tenures if tenure.ended_at is None}
    seats = []
    for seat in found.pair.seats.all():
        holder = holders.get(seat.pk)
        note = _("that is you") if holder == reader else ""
        seats.append({"profile": seat.profile, "holder": holder, "note": note})
    return seats


def next_to_write(request: HttpRequest, sections: list[Section]) -> dict[str, Any] | None:
    """Where the reader goes on writing: where last stored, else the first section without a text."""
    own = [(s.current.stored_at, s) for s in sections if s.current and s.current.author_id == request.user.pk]
    empty = [section for section in sections if not section.text]
    last = max(own, key=lambda each: each[0])[1] if own else None
    section = last or next(iter(empty or sections), None)
    return {"section": section, "url": section_url(section, "section_edit")} if section else None


def _by_section(threads: Iterable[SectionThread]) -> dict[int, list[SectionThread]]:
    grouped: dict[int, list[SectionThread]] = defaultdict(list)
    for thread in threads:
        grouped[thread.section_id].append(thread)
    return grouped


def _dress_for_comparison(section: Any) -> None:
    section.step, section.word = growth(section)
    section.url = f"{section.plan.get_absolute_url()}#{section.code}"
    apart = f"{section.plan.pair.city.slug}-"
    html = "".join(block.html for block in blocks_of(section, section.text, apart=apart))
    # Cleaned by prose.render.
    section.html = mark_safe(html)  # noqa: S308
