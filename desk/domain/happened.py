"""What others did in the plans that a person may see, however much it was: asked in a few questions."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, Max, QuerySet, Value

from accounts.models import User
from actionplans.enums import PlanState, SectionState
from actionplans.models import Plan, PlanEvent, Revision, Section, SectionRemark, SectionThread
from desk.domain.standing import Standing

WROTE, REMARKED, MOVED, SAID = "wrote", "remarked", "moved", "said"
# To draft again is between the pair and its text.
TOLD = (SectionState.READY, SectionState.REVIEWED, SectionState.FINAL)


class Row(NamedTuple):
    """One thing that happened, as the question answers it."""

    kind: str
    who: str
    email: str
    plan: int
    city: str
    city_slug: str
    cohort_slug: str
    section: int
    number: int
    title: str
    code: str
    thread: int
    after: str
    at: dt.datetime


def happened(standing: Standing, start: dt.datetime) -> list[Row]:
    """Texts, remarks and moves of others since `start`, in editions that go on, as far as they may be seen.

    What may be seen is asked of what happened alone, which is little, not of all that there is; and
    anew each time, for a section may be closed to somebody at any moment.
    """
    rows = list(_candidates(standing, start))
    seen = {
        "sections": _seen(
            Section, standing.person, {row.section for row in rows if row.kind in (WROTE, SAID)}
        ),
        "threads": _seen(SectionThread, standing.person, {row.thread for row in rows}),
        "plans": _seen(Plan, standing.person, {row.plan for row in rows if row.kind == MOVED}),
    }
    return [
        row
        for row in rows
        if (row.thread in seen["threads"] if row.kind == REMARKED else row.section in seen["sections"])
        or (row.kind == MOVED and row.plan in seen["plans"])
    ]


def _seen(model: Any, person: User, keys: set[int]) -> set[int]:
    """Which of these the person may see; nothing is asked where there is none."""
    wanted = keys - {0}
    return (
        set(model.objects.visible_to(person).filter(pk__in=wanted).values_list("pk", flat=True))
        if wanted
        else set()
    )


def _candidates(standing: Standing, start: dt.datetime) -> Iterator[Row]:
    running = standing.running

    def by_others(asked: QuerySet[Any], who: str, plan: str, when: str) -> QuerySet[Any]:
        where = {f"{plan}__pair__cohort__in": running, f"{when}__gt": start}
        return asked.filter(**where).exclude(**{who: standing.person})

    texts = by_others(Revision.objects.all(), "author", "section__plan", "stored_at")
    said = by_others(SectionRemark.objects.all(), "author", "thread__section__plan", "created_at")
    events = by_others(PlanEvent.objects.filter(thread=None), "by", "plan", "at")
    moves = events.filter(section=None, after__in=PlanState.values)
    found = _rows(texts, WROTE, "author", "section", Max("stored_at")).union(
        _rows(said, REMARKED, "author", "thread__section", Max("created_at"), "thread"),
        _rows(moves, MOVED, "by", "", Max("at"), after="after"),
        _rows(events.filter(after__in=TOLD), SAID, "by", "section", Max("at"), after="after"),
    )
    return map(Row._make, found)


def _rows(
    asked: QuerySet[Any], kind: str, who: str, section: str, last: Max, thread: str = "", after: str = ""
) -> QuerySet[Any]:
    """One row a person and section, thread or move: alike for all three, so that they can be one question."""
    plan = f"{section}__plan" if section else "plan"
    words, number = Value("", CharField()), Value(0, IntegerField())
    columns = {
        "row_kind": Value(kind, CharField()),
        "row_who": F(f"{who}__name"),
        "row_email": F(f"{who}__email"),
        "row_plan": F(f"{plan}__pk"),
        "row_city": F(f"{plan}__pair__city__name"),
        "row_city_slug": F(f"{plan}__pair__city__slug"),
        "row_cohort": F(f"{plan}__pair__cohort__slug"),
        "row_section": F(f"{section}__pk") if section else number,
        "row_number": F(f"{section}__definition__order") if section else number,
        "row_title": F(f"{section}__definition__title") if section else words,
        "row_code": F(f"{section}__code") if section else words,
        "row_thread": F(f"{thread}__pk") if thread else number,
        "row_after": F(after) if after else words,
    }
    found: QuerySet[Any] = (
        asked.order_by().values(**columns).annotate(row_at=last).values_list(*columns, "row_at")
    )
    return found
