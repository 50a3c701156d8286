"""Who sits where: one tenure at a time in a seat, and no invitation accepted by nobody."""

from collections.abc import Iterator
from itertools import pairwise

from django.db.models import Count, F, Q

from cohorts.models import Invitation, Seat, Tenure
from desk.domain.invariants.finding import Finding, breach


def find_in_people() -> Iterator[Finding]:
    """Breaches in seats, tenures and invitations."""
    several = Count("tenures", filter=Q(tenures__ended_at=None))
    for crowded in Seat.objects.annotate(several=several).filter(several__gt=1):
        yield breach(crowded, "more than one tenure is open")
    for tenure in Tenure.objects.filter(ended_at__lt=F("started_at")):
        yield breach(tenure, "it ends before it begins")
    for seat in Seat.objects.prefetch_related("tenures"):
        yield from _overlaps(seat)
    yield from _invitations()


def _overlaps(seat: Seat) -> Iterator[Finding]:
    tenures = sorted(seat.tenures.all(), key=lambda tenure: tenure.started_at)
    for earlier, later in pairwise(tenures):
        if earlier.ended_at and earlier.ended_at > later.started_at:
            yield breach(later, "it begins before the tenure before it has ended")


def _invitations() -> Iterator[Finding]:
    accepted = Q(state="accepted")
    for letter in Invitation.objects.filter(accepted, accepted_by=None):
        yield breach(letter, "it was accepted by nobody")
    for letter in Invitation.objects.filter(~accepted, accepted_by__isnull=False):
        yield breach(letter, "somebody accepted it, but it is not accepted")
