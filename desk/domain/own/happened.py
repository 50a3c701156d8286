"""What others did in the plans that a person may see, however much it was: asked in a few questions."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, Max, QuerySet, Value

from accounts.models import User
from actionplans.enums import PlanState, SectionState
from actionplans.models import Plan, PlanEvent, Revision, Section, SectionRemark, SectionThread
from desk.domain.own.standing import Standing

WROTE, REMARKED, MOVED, SAID = "wrote", "remarked", "moved", "said"
# To draft again is between the pair and its text.
TOLD = (SectionState.READY, SectionState.REVIEWED, SectionState.FINAL)


class Found(NamedTuple):
    """One thing that happened, by keys alone; 0 where it has none."""

    kind: str
    who: str
    email: str
    plan: int
    section: int
    thread: int
    after: str
    at: dt.datetime


class Place(NamedTuple):
    """Where it happened, as a person may see it: a plan, and its section unless it was the whole plan."""

    city: str
    city_slug: str
    cohort_slug: str
    number: int = 0
    title: str = ""
    code: str = ""


def happened(standing: Standing, start: dt.datetime) -> list[tuple[Found, Place]]:
    """Texts, remarks and moves of others since `start`, in editions that go on, as far as they may be seen.

    What may be seen is asked of what happened alone, which is little, not of all that there is; and
    anew each time, for a section may be closed to somebody at any moment.
    """
    found = list(_found(standing, start))
    person = standing.person
    sections = _places(Section, person, {each.section for each in found} - {0})
    plans = _places(Plan, person, {each.plan for each in found if not each.section})
    heard = _heard(person, {each.thread for each in found} - {0}) | {0}
    told = [
        (each, sections.get(each.section) if each.section else plans.get(each.plan))
        for each in found
        if each.thread in heard
    ]
    return [(each, place) for each, place in told if place]


def _places(model: type[Plan | Section], person: User, wanted: set[int]) -> dict[int, Place]:
    """Those of the plans or sections that the person may see; nothing is asked where none is wanted."""
    if not wanted:
        return {}
    pair = "plan__pair" if model is Section else "pair"
    shown = [f"{pair}__city__name", f"{pair}__city__slug", f"{pair}__cohort__slug"]
    if model is Section:
        shown += ["definition__order", "definition__title", "code"]
    asked = model.objects.visible_to(person).filter(pk__in=wanted).order_by()
    return {pk: Place(*rest) for pk, *rest in asked.values_list("pk", *shown)}


def _heard(person: User, wanted: set[int]) -> set[int]:
    """Those of the threads that are for this person, as far as their section is."""
    threads = SectionThread.objects.addressed_to(person).filter(pk__in=wanted)
    return set(threads.values_list("pk", flat=True)) if wanted else set()


def _found(standing: Standing, start: dt.datetime) -> Iterator[Found]:
    def by_others(asked: QuerySet[Any], who: str, plan: str, when: str) -> QuerySet[Any]:
        where = {f"{plan}__pair__cohort__in": standing.running, f"{when}__gt": start}
        return asked.filter(**where).exclude(**{who: standing.person})

    # Most sections have not changed since, and their many texts need not be gone through.
    changed = Revision.objects.filter(section__current__stored_at__gt=start)
    texts = by_others(changed, "author", "section__plan", "stored_at")
    said = by_others(SectionRemark.objects.all(), "author", "thread__section__plan", "created_at")
    events = by_others(PlanEvent.objects.filter(thread=None), "by", "plan", "at")
    moves = events.filter(section=None, after__in=PlanState.values)
    found = _rows(texts, WROTE, "author", "section", Max("stored_at")).union(
        _rows(said, REMARKED, "author", "thread__section", Max("created_at"), "thread"),
        _rows(moves, MOVED, "by", "", Max("at"), after="after"),
        _rows(events.filter(after__in=TOLD), SAID, "by", "section", Max("at"), after="after"),
    )
    return map(Found._make, found)


def _rows(
    asked: QuerySet[Any], kind: str, who: str, section: str, last: Max, thread: str = "", after: str = ""
) -> QuerySet[Any]:
    """One row a person and section, thread or move: alike for all four, so that they can be one question."""
    words, number = Value("", CharField()), Value(0, IntegerField())
    columns = {
        "row_kind": Value(kind, CharField()),
        "row_who": F(f"{who}__name"),
        "row_email": F(f"{who}__email"),
        "row_plan": F(f"{section}__plan_id" if section else "plan_id"),
        "row_section": F(f"{section}_id") if section else number,
        "row_thread": F(f"{thread}_id") if thread else number,
        "row_after": F(after) if after else words,
    }
    found: QuerySet[Any] = (
        asked.order_by().values(**columns).annotate(row_at=last).values_list(*columns, "row_at")
    )
    return found
