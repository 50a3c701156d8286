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
from desk.domain.own.happened import MOVED, REMARKED, SAID, WROTE, Found, Place, happened
from desk.domain.own.line import Line
from desk.domain.own.standing import Standing
from programme.models import Release, ReleasedSession

# Who has not been here before is told of the last fortnight.
AT_FIRST = dt.timedelta(days=14)
MOST = 12


Rows = list[tuple[Found, Place]]


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


def _moved(rows: Rows) -> Iterator[Line]:
    told: dict[str, str] = {
        PlanState.IN_REVIEW: _("opened its plan for review"),
        PlanState.REVISING: _("has its plan to revise"),
        PlanState.SUBMITTED: _("submitted its plan"),
        PlanState.ACCEPTED: _("has its plan accepted"),
        PlanState.PUBLISHED: _("has its plan published"),
    }
    for found, place in rows:
        if found.kind == MOVED and found.after in told:
            yield Line(place.city, told[found.after], _address(place), found.at)


def _said(rows: Rows) -> Iterator[Line]:
    """How far a section is, as somebody said of it."""
    for found, place in rows:
        if found.kind == SAID:
            state = str(SectionState(found.after).label)
            named = {"title": place.title, "city": place.city, "state": state}
            what = _("said of “%(title)s” of %(city)s: %(state)s") % named
            yield Line(called(found.who, found.email), what, f"{_address(place)}#{place.code}", found.at)


def _remarked(rows: Rows, own: set[int]) -> Iterator[Line]:
    for found, place in rows:
        if found.kind != REMARKED:
            continue
        what = _("remarked on “%(title)s”") if found.plan in own else _("remarked on “%(title)s” of %(city)s")
        said = what % {"title": place.title, "city": place.city}
        yield Line(called(found.who, found.email), said, f"{_address(place)}#r-{found.thread}", found.at)


def _wrote(rows: Rows, own: set[int]) -> Iterator[Line]:
    """Each text of the own plan with who wrote it; of another city's plan, how many sections."""
    others: dict[int, Rows] = defaultdict(list)
    for found, place in rows:
        if found.kind != WROTE:
            continue
        if found.plan not in own:
            others[found.plan].append((found, place))
            continue
        what = _("wrote in %(number)d, %(title)s") % {"number": place.number, "title": place.title}
        url = f"{_address(place)}#{place.code}"
        yield Line(called(found.who, found.email), what, url, found.at, of=place.city)
    for texts in others.values():
        found, place = max(texts, key=lambda row: row[0].at)
        number = len({found.section for found, _place in texts})
        what = ngettext("wrote in %d section", "wrote in %d sections", number) % number
        yield Line(place.city, what, f"{_address(place)}#{place.code}", found.at)


def _address(place: Place) -> str:
    return reverse("actionplans:plan", args=[place.cohort_slug, place.city_slug])
