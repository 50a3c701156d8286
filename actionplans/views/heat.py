"""The heat map: cities by sections, each cell by how far it has grown."""

from collections import Counter
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils.translation import ngettext

from actionplans.domain.reading import growth
from actionplans.models import Plan, Section, SectionDefinition, SectionThread

STAGES = {"problem": "Problem", "data": "Data", "decision": "Decision", "cross": "Across"}


def stages_of(definitions: list[SectionDefinition]) -> list[dict[str, Any]]:
    """Neighbouring columns of one stage of the cycle, grouped."""
    return [
        {"title": STAGES.get(stage, stage.title()), "span": len(list(group))}
        for stage, group in groupby(definitions, key=lambda d: d.stage)
    ]


def heat_rows(
    request: HttpRequest, plans: list[Plan], definitions: list[SectionDefinition]
) -> list[dict[str, Any]]:
    """One row a plan; a cell that the reader may not see carries nothing but that it is closed."""
    visible = Section.objects.visible_to(request.user).of_plans(plans)
    cells = {(s.plan_id, s.code): s for s in visible.with_sizes()}
    threads = SectionThread.objects.visible_to(request.user).open().of_plans(plans)
    open_threads = Counter(threads.values_list("section_id", flat=True))
    rows = []
    for plan in plans:
        url = plan.get_absolute_url()
        own = [_cell(plan, cells.get((plan.pk, d.code)), d, open_threads, url) for d in definitions]
        stored = [c["stored_at"] for c in own if c.get("stored_at")]
        words = sum(c.get("words", 0) for c in own)
        rows.append(
            {
                "pair": plan.pair,
                "plan": plan,
                "cells": own,
                "words": words,
                "last_stored_at": max(stored, default=None),
            }
        )
    return rows


def _cell(
    plan: Plan, section: Section | None, definition: SectionDefinition, open_threads: Counter[int], url: str
) -> dict[str, Any]:
    if section is None:
        return {"step": None, "definition": definition}
    # The plan at hand has its pair and state; the section's own would be fetched again.
    section.plan = plan
    step, word = growth(section)
    count = open_threads[section.pk]
    return {
        "step": step,
        "words": section.current.words if section.current else 0,
        "stored_at": section.current.stored_at if section.current else None,
        "open_threads": count,
        "url": f"{url}#{definition.code}",
        "definition": definition,
        "optional": definition.relevance_at(plan.pair.level) == "optional",
        "label": _label(plan, definition, word, count),
    }


def _label(plan: Plan, definition: SectionDefinition, word: str, open_threads: int) -> str:
    """What a screen reader says of a cell after its number."""
    said = f"{word}: {plan.pair.city.name}, {definition.title}"
    if open_threads:
        remarks = ngettext("%d open remark", "%d open remarks", open_threads) % open_threads
        said = f"{said}, {remarks}"
    return said
