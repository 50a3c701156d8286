"""What others did in the plans that a person may see, read in one question however much it was."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, Max, QuerySet, Value

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
    number: int
    title: str
    code: str
    thread: int
    after: str
    at: dt.datetime


def happened(standing: Standing, start: dt.datetime) -> Iterator[Row]:
    """Texts, remarks and moves of others since `start`, in editions that go on."""
    person, running = standing.person, standing.running
    sections = Section.objects.visible_to(person).filter(plan__pair__cohort__in=running).values("pk")
    threads = SectionThread.objects.visible_to(person).filter(section__plan__pair__cohort__in=running)
    plans = Plan.objects.visible_to(person).filter(pair__cohort__in=running).values("pk")
    texts = Revision.objects.filter(section__in=sections, stored_at__gt=start).exclude(author=person)
    said = SectionRemark.objects.filter(thread__in=threads.values("pk"), created_at__gt=start)
    moves = PlanEvent.objects.filter(
        plan__in=plans, at__gt=start, section=None, thread=None, after__in=PlanState.values
    ).exclude(by=person)
    said_of = PlanEvent.objects.filter(section__in=sections, at__gt=start, after__in=TOLD).exclude(by=person)
    found = _rows(texts, WROTE, "author", "section", Max("stored_at")).union(
        _rows(
            said.exclude(author=person), REMARKED, "author", "thread__section", Max("created_at"), "thread"
        ),
        _rows(moves, MOVED, "by", "", Max("at"), after="after"),
        _rows(said_of, SAID, "by", "section", Max("at"), after="after"),
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
