"""How far the plans of a person's own pairs have grown."""

import dataclasses
from typing import Any

from actionplans.domain.reading import growth
from actionplans.models import Plan, Section
from cohorts.models import CityPair
from desk.domain.standing import Standing


@dataclasses.dataclass(frozen=True)
class OwnPlan:
    """The own pair with who sits there, its plan if it has begun, and a bar for each section."""

    pair: CityPair
    seats: list[dict[str, Any]]
    plan: Plan | None
    bars: list[dict[str, Any]]


def own_plans(standing: Standing) -> list[OwnPlan]:
    """The person's pairs, newest edition first; one question for the sections of all of them."""
    sections: dict[int, list[Section]] = {plan.pk: [] for plan in standing.plans}
    if sections:
        found = Section.objects.of_plans(standing.plans).select_related("definition", "current")
        for section in found.in_order():
            sections[section.plan_id].append(section)
    newest_first = sorted(standing.pairs, key=lambda pair: -pair.cohort.year)
    return [_own(pair, sections) for pair in newest_first]


def _own(pair: CityPair, sections: dict[int, list[Section]]) -> OwnPlan:
    plan = getattr(pair, "plan", None)
    bars = [_bar(section, plan) for section in sections[plan.pk]] if plan else []
    return OwnPlan(pair, _seats(pair), plan, bars)


def _seats(pair: CityPair) -> list[dict[str, Any]]:
    holders = {tenure.seat_id: tenure.user for tenure in pair.current_tenures()}
    return [{"profile": seat.profile, "holder": holders.get(seat.pk)} for seat in pair.seats.all()]


def _bar(section: Section, plan: Plan) -> dict[str, Any]:
    section.plan = plan
    step, word = growth(section)
    definition = section.definition
    return {
        "number": definition.order,
        "title": definition.title,
        "step": step,
        "word": word,
        "url": f"{plan.get_absolute_url()}#{section.code}",
    }
