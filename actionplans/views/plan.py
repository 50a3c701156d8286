"""Reading plans: the cohort's heat map, one plan as a document, one section as all cities wrote it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import rules
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from actionplans.domain.reading import blocks_of, growth, total_words, voices
from actionplans.enums import PlanState
from actionplans.models import Plan, Section, SectionDefinition, SectionThread
from actionplans.views.dressing import dress_section
from actionplans.views.find import find_plan
from actionplans.views.heat import heat_rows, stages_of
from actionplans.views.moves import moves_for
from actionplans.views.presence import presence_for
from actionplans.views.sections import sections_as_html
from cohorts.views.entry import joined_cohort


@require_safe
def plans(request: HttpRequest, cohort: str) -> HttpResponse:
    found = joined_cohort(request, cohort)
    shown = Plan.objects.visible_to(request.user).of_cohort(found).with_pair()
    definitions = list(SectionDefinition.objects.of_cohort(found).in_order())
    context = {
        "definitions": definitions,
        "stages": stages_of(definitions),
        "rows": heat_rows(request, list(shown), definitions),
    }
    return render(request, "actionplans/plans.html", context)


@require_safe
def plan(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    found = find_plan(request, cohort, city)
    visible = Section.objects.visible_to(request.user).of_plan(found)
    sections = list(visible.with_text().with_figures().in_order())
    threads = _by_section(SectionThread.objects.visible_to(request.user).of_plan(found).with_remarks())
    said_by = voices(found.cohort)
    may_change = rules.has_perm("actionplans.change_plan", request.user, found)
    shown = [dress_section(request, each, threads[each.pk], said_by) for each in sections]
    context = {
        "plan": found,
        "pair": found.pair,
        "seats": seats_of(found),
        "sections": shown,
        "texts": sections_as_html(request, list(zip(sections, shown, strict=True))),
        "words": total_words(sections),
        "moves": moves_for(request, found),
        **presence_for(request, found, sections),
        "may_change": may_change and found.is_open,
        "may_propose": found.state == PlanState.ACCEPTED
        and (may_change or rules.has_perm("actionplans.judge_plan", request.user, found)),
    }
    return render(request, "actionplans/plan.html", context)


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
    context = {"definition": definition, "definitions": definitions, "sections": sections}
    return render(request, "actionplans/by_section.html", context)


def seats_of(found: Plan) -> list[dict[str, Any]]:
    """The pair's seats with who holds them now."""
    return [
        {
            "profile": seat.profile,
            "holder": next((t.user for t in seat.tenures.all() if t.ended_at is None), None),
            "note": "",
        }
        for seat in found.pair.seats.prefetch_related("tenures__user")
    ]


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
