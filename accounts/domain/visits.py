"""When somebody was here before: what "since you were here" means."""

import datetime as dt

from django.utils import timezone

from accounts.models import User, Visit

VISIT_ENDS = dt.timedelta(minutes=30)
TOO_SOON_TO_NOTE = dt.timedelta(minutes=1)


def note_visit(person: User, place: str, *, at: dt.datetime | None = None) -> dt.datetime | None:
    """When the person's visit before this one ended, or None at the first; this one is noted.

    Pages that follow each other within half an hour are one visit, so reading on does not make
    what is new look old. A page is noted once a minute at most: reading seldom writes.
    """
    at = at or timezone.now()
    visit, first = Visit.objects.get_or_create(person=person, place=place, defaults={"last": at})
    if first or at - visit.last < TOO_SOON_TO_NOTE:
        return visit.before
    before = visit.last if at - visit.last > VISIT_ENDS else visit.before
    Visit.objects.filter(pk=visit.pk, last=visit.last).update(before=before, last=at)
    return before


def mark_seen(person: User, place: str, *, at: dt.datetime | None = None) -> None:
    """Nothing at this place is new to the person any more."""
    at = at or timezone.now()
    Visit.objects.update_or_create(person=person, place=place, defaults={"before": at, "last": at})
