"""Who prints a booklet: a lease with a fence, renewed while it is printed, taken back when it is lost."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.domain.clock import shared_now
from accounts.domain.moves import Refused, move
from programme.enums import MOST_TRIES, BookletState
from programme.models import Booklet


class LeaseLost(Exception):
    """The booklet is not ours any more: somebody took it back."""


def claim_booklet(key: int, *, at: dt.datetime) -> Booklet | None:
    """Take a queued booklet; None if it is not queued (any more). Of two who ask at once, one gets it."""
    booklet: Booklet | None = (
        Booklet.objects.waiting().select_related("release__cohort").filter(pk=key).first()
    )
    if booklet is None:
        return None
    until = at + lease_time()
    more: dict[str, Any] = {"fence": F("fence") + 1, "tries": F("tries") + 1, "lease_until": until}
    try:
        move(booklet, BookletState.RUNNING, by=None, at=at, verb="claimed", **more)
    except Refused:
        return None
    booklet.refresh_from_db(fields=["fence", "tries", "lease_until"])
    return booklet


def renew_lease(booklet: Booklet, *, at: dt.datetime) -> None:
    """Say that we still print it; LeaseLost if it is not ours any more."""
    if not Booklet.objects.held_by(booklet, booklet.fence).update(lease_until=at + lease_time()):
        raise LeaseLost


@transaction.atomic
def finish_booklet(booklet: Booklet, *, name: str, sha256: str, at: dt.datetime) -> Booklet:
    """Name its file and call it done; LeaseLost writes nothing."""
    return _end(_hold(booklet), BookletState.DONE, at=at, file=name, sha256=sha256, problem="")


@transaction.atomic
def fail_booklet(booklet: Booklet, *, problem: str, at: dt.datetime) -> Booklet:
    """This try failed: the next one is queued, or after the last it stays so. LeaseLost writes nothing."""
    return _fail(_hold(booklet), problem, at)


def reap_lost_booklets(at: dt.datetime | None = None) -> list[Booklet]:
    """What nobody has renewed is a try that failed."""
    at = at or shared_now()
    keys = list(Booklet.objects.lost(at).values_list("pk", flat=True))
    return [booklet for key in keys if (booklet := _reap(key, at))]


def lease_time() -> dt.timedelta:
    """How long a worker may be silent."""
    return dt.timedelta(seconds=settings.BUILD_LEASE_SECONDS)


def _hold(booklet: Booklet) -> Booklet:
    """The row, held until the transaction ends; LeaseLost unless the fence is the newest."""
    held: Booklet | None = Booklet.objects.held_by(booklet, booklet.fence).select_for_update().first()
    if held is None:
        raise LeaseLost
    return held


@transaction.atomic
def _reap(key: int, at: dt.datetime) -> Booklet | None:
    booklet: Booklet | None = Booklet.objects.lost(at).select_for_update().filter(pk=key).first()
    if booklet is None:
        return None
    return _fail(booklet, _("The work broke off without saying why."), at)


def _fail(booklet: Booklet, problem: str, at: dt.datetime) -> Booklet:
    again = booklet.tries < MOST_TRIES
    to = BookletState.QUEUED if again else BookletState.FAILED
    return _end(booklet, to, at=at, note=problem, problem=problem)


def _end(booklet: Booklet, to: BookletState, *, at: dt.datetime, note: str = "", **facts: Any) -> Booklet:
    verb = "done" if to == BookletState.DONE else "failed"
    move(booklet, to, by=None, at=at, verb=verb, note=note, lease_until=None, **facts)
    return booklet
