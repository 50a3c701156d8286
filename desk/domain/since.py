"""What happened since somebody was last here, in what they may see."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models.user import called
from actionplans.enums import PlanState, SectionState
from desk.domain.happened import MOVED, REMARKED, SAID, WROTE, Row, happened
from desk.domain.line import Line
from desk.domain.standing import Standing
from programme.models import Release, ReleasedSession

# Who has not been here before is told of the last fortnight.
AT_FIRST = dt.timedelta(days=14)
MOST = 12


@dataclasses.dataclass(frozen=True)
class News:
    """What is new, the newest first, and how much more there was; `before` is the last visit."""

    before: dt.datetime | None
    lines: list[Line]
    more: int


def news_since(
    standing: Standing,
    released: Iterable[ReleasedSession],
    *,
    before: dt.datetime | None,
    at: dt.datetime,
    waiting: Iterable[Line] = (),
) -> News:
    """What others did since `before` in editions that go on; at a first visit, in the last fortnight.

    What waits for the reader anyway is not told a second time.
    """
    start = before or at - AT_FIRST
    rows = happened(standing, start) if standing.running else []
    own = {plan.pk for plan in standing.plans}
    told = {line.url for line in waiting}
    found = (_releases(released, start), _moved(rows), _said(rows), _remarked(rows, own), _wrote(rows, own))
    lines = [line for line in chain(*found) if line.url not in told]
    newest = sorted(lines, key=lambda line: line.at or start, reverse=True)
    return News(before, newest[:MOST], max(0, len(newest) - MOST))


def _releases(released: Iterable[ReleasedSession], start: dt.datetime) -> Iterator[Line]:
    newest: dict[int, Release] = {session.release_id: session.release for session in released}
    for release in newest.values():
        if release.released_at > start:
            cohort = release.cohort
            what = _("The programme was released anew: release %(number)d, %(kind)s") % {
                "number": release.number,
                "kind": release.get_kind_display().lower(),
            }
            url = reverse("programme:release", args=[cohort.slug, release.number])
            yield Line(cohort.title, what, url, release.released_at, of=str(cohort.year))


def _moved(rows: list[Row]) -> Iterator[Line]:
    told: dict[str, str] = {
        PlanState.IN_REVIEW: _("opened its plan for review"),
        PlanState.REVISING: _("has its plan to revise"),
        PlanState.SUBMITTED: _("submitted its plan"),
        PlanState.ACCEPTED: _("has its plan accepted"),
        PlanState.PUBLISHED: _("has its plan published"),
    }
    for row in rows:
        if row.kind == MOVED and row.after in told:
            yield Line(row.city, told[row.after], _address(row), row.at)


def _said(rows: list[Row]) -> Iterator[Line]:
    """How far a section is, as somebody said of it."""
    for row in rows:
        if row.kind == SAID:
            named = {"title": row.title, "city": row.city, "state": str(SectionState(row.after).label)}
            what = _("said of “%(title)s” of %(city)s: %(state)s") % named
            yield Line(called(row.who, row.email), what, f"{_address(row)}#{row.code}", row.at)


def _remarked(rows: list[Row], own: set[int]) -> Iterator[Line]:
    for row in rows:
        if row.kind != REMARKED:
            continue
        what = _("remarked on “%(title)s”") if row.plan in own else _("remarked on “%(title)s” of %(city)s")
        said = what % {"title": row.title, "city": row.city}
        yield Line(called(row.who, row.email), said, f"{_address(row)}#r-{row.thread}", row.at)


def _wrote(rows: list[Row], own: set[int]) -> Iterator[Line]:
    """Each text of the own plan with who wrote it; of another city's plan, how many sections."""
    others: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind != WROTE:
            continue
        if row.plan not in own:
            others[row.plan].append(row)
            continue
        what = _("wrote in %(number)d, %(title)s") % {"number": row.number, "title": row.title}
        yield Line(called(row.who, row.email), what, f"{_address(row)}#{row.code}", row.at, of=row.city)
    for texts in others.values():
        last = max(texts, key=lambda row: row.at)
        number = len({row.code for row in texts})
        what = ngettext("wrote in %d section", "wrote in %d sections", number) % number
        yield Line(last.city, what, f"{_address(last)}#{last.code}", last.at)


def _address(row: Row) -> str:
    return reverse("actionplans:plan", args=[row.cohort_slug, row.city_slug])
