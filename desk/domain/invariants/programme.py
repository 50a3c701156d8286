"""The programme: releases numbered without gap, booklets whole, and held sessions held at a time."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from cohorts.models import Cohort
from desk.domain.invariants.finding import Finding, breach, check_file, missing_numbers
from programme.enums import SessionState
from programme.models import Booklet, Release, Session

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
