"""How far the plans of a person's own pairs have grown, and who of the pair is writing now."""

import dataclasses
from collections import defaultdict
from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.utils.translation import gettext as _

from accounts.models import User
from actionplans.domain.presence import writing_now
from actionplans.domain.reading import growth
from actionplans.enums import Relevance
from actionplans.models import Plan, Section, SideDraft
from cohorts.models import CityPair
from desk.domain.own.standing import Standing, holder_of


@dataclasses.dataclass(frozen=True)
class OwnPlan:
    """The own pair with who sits there, its plan if it has begun, and a bar for each section."""

    pair: CityPair
    seats: list[dict[str, Any]]
    plan: Plan | None
    bars: list[dict[str, Any]]

    @property
    def words(self) -> int:
        return sum(bar["words"] for bar in self.bars)

    @property
    def empty(self) -> list[dict[str, Any]]:
        """Sections that a pair of this level must write and has not begun."""
        return [bar for bar in self.bars if bar["required"] and not bar["step"]]


def own_sections(standing: Standing) -> list[Section]:
    """The sections of all own plans in order, each with when a text of this person's was put aside.

    One question for every plan.
    """
    plans = {plan.pk: plan for plan in standing.plans}
    if not plans:
        return []
    drafts = SideDraft.objects.of(standing.person).waiting().filter(section=OuterRef("pk")).order_by()
    aside = drafts.values("section").annotate(last=Max("stored_at")).values("last")
    found = Section.objects.of_plans(plans).select_related("definition", "current").defer("current__text")
    sections = list(found.annotate(aside_at=Subquery(aside)).in_order())
    pairs = {pair.pk: pair for pair in standing.pairs}
    for section in sections:
        section.plan = plans[section.plan_id]
        section.plan.pair = pairs[section.plan.pair_id]
    return sections


def own_plans(standing: Standing, sections: list[Section]) -> list[OwnPlan]:
    """The person's pairs in editions that go on, newest first."""
    by_plan: dict[int, list[Section]] = defaultdict(list)
    for section in sections:
        by_plan[section.plan_id].append(section)
    return [_own(pair, by_plan, besides=standing.person) for pair in standing.running_pairs]


def _own(pair: CityPair, by_plan: dict[int, list[Section]], *, besides: User) -> OwnPlan:
    plan = getattr(pair, "plan", None)
    sections = by_plan[plan.pk] if plan else []
    others = [user for seat in pair.seats.all() if (user := holder_of(seat)) and user != besides]
    here = {user: section for section, user in writing_now(sections, others)}
    seats = [_seat(seat, here, besides) for seat in pair.seats.all()]
    return OwnPlan(pair, seats, plan, [_bar(section) for section in sections])


def _seat(seat: Any, here: dict[User, Section], reader: User) -> dict[str, Any]:
    holder = holder_of(seat)
    section = here.get(holder) if holder else None
    note = _("you") if holder == reader else ""
    if section:
        note = _("writing now in %(number)d, %(title)s") % {
            "number": section.definition.order,
            "title": section.definition.title,
        }
    return {"profile": seat.profile, "holder": holder, "note": note, "here": bool(section)}


def _bar(section: Section) -> dict[str, Any]:
    step, word = growth(section)
    definition = section.definition
    return {
        "number": definition.order,
        "title": definition.title,
        "step": step,
        "word": word,
        "words": section.current.words if section.current else 0,
        "required": definition.relevance_at(section.plan.pair.level) == Relevance.REQUIRED,
        "url": f"{section.plan.get_absolute_url()}#{section.code}",
    }
