"""The columns of the heat map: sections in the template's order, each with its stage of the cycle."""

from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy

from actionplans.models import SectionDefinition

STAGES = {
    "problem": gettext_lazy("Problem"),
    "data": gettext_lazy("Data"),
    "decision": gettext_lazy("Decision"),
    "cross": gettext_lazy("All stages"),
}


class Column(NamedTuple):
    code: str
    order: int
    title: str
    optional: bool
    begins_stage: bool


def columns_of(definitions: list[SectionDefinition], level: int) -> list[Column]:
    """The columns as they stand for a city of this level, to which some sections are optional."""
    stages = [None, *(definition.stage for definition in definitions)]
    return [
        Column(d.code, d.order, d.title, d.relevance_at(level) == "optional", d.stage != before)
        for d, before in zip(definitions, stages, strict=False)
    ]


def stages_of(definitions: list[SectionDefinition]) -> list[dict[str, Any]]:
    """Neighbouring columns of one stage of the cycle, grouped; in a cycle a stage may return."""
    return [
        {"title": STAGES.get(stage, stage.title()), "span": len(list(group))}
        for stage, group in groupby(definitions, key=lambda d: d.stage)
    ]
