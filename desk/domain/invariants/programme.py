"""The programme: releases without gap, booklets whole, sessions held at a time, no circle of needs."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import F, Q

from cohorts.models import Cohort
from desk.domain.invariants.finding import Finding, breach, check_file, missing_numbers
from programme.domain.needs import find_way
from programme.enums import SessionState
from programme.models import Booklet, Delivery, Extension, Need, Release, Session

HELD = Q(state__in=[SessionState.HELD, SessionState.CLOSED])


def find_in_programme() -> Iterator[Finding]:
    """Breaches in releases, booklets and sessions."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for cohort, number in Release.objects.values_list("cohort", "number"):
        numbers[cohort].append(number)
    for cohort, known in numbers.items():
        for number in missing_numbers(known):
            yield Finding(Cohort._meta.db_table, cohort, f"release {number} is missing")
    for release in Release.objects.filter(sessions=None):
        yield breach(release, "it holds no session")
    for booklet in Booklet.objects.printed():
        yield from check_file(booklet)
    for session in Session.objects.filter(HELD, held_at=None):
        yield breach(session, "it was held, but not at any time")
    for session in Session.objects.filter(~HELD, held_at__isnull=False):
        yield breach(session, "it has a time at which it was held, but was not held")
    yield from _find_in_outputs()


def _find_in_outputs() -> Iterator[Finding]:
    """What cities owe is of their own cohort, needs are of one, and no session waits for itself."""
    for model in (Delivery, Extension):
        for row in model.objects.exclude(pair__cohort=F("output__session__cohort")):
            yield breach(row, "its city is of another cohort")
    needed: dict[int, set[int]] = defaultdict(set)
    for need in Need.objects.select_related("output__session", "session"):
        needed[need.session_id].add(need.output.session_id)
        if need.session.cohort_id != need.output.session.cohort_id:
            yield breach(need, "it needs an output of another cohort")
    for need in Need.objects.select_related("output"):
        if find_way(needed, need.output.session_id, need.session_id):
            yield breach(need, "the session waits for itself")
