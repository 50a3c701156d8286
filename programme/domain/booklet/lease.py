"""Who prints a booklet, and what becomes of it: done, tried again, or failed after the last try."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.clock import shared_now
from accounts.domain.leases import MOST_ATTEMPTS, claim, hold, hold_lost, lost
from accounts.domain.moves import move
from programme.enums import BookletState
from programme.models import Booklet


def claim_booklet(key: int, *, at: dt.datetime) -> Booklet | None:
    """Take a queued booklet; None if it is not queued (any more)."""
    booklet: Booklet | None = (
        Booklet.objects.waiting().select_related("release__cohort").filter(pk=key).first()
    )
    return booklet if booklet and claim(booklet, at=at) else None


@transaction.atomic
def finish_booklet(booklet: Booklet, *, name: str, sha256: str, at: dt.datetime) -> Booklet:
    """Name its file and call it done; LeaseLost writes nothing."""
    held = hold(booklet, booklet.fence)
    return _end(held, BookletState.DONE, at=at, file=name, sha256=sha256, problem="")


@transaction.atomic
def fail_booklet(booklet: Booklet, *, problem: str, at: dt.datetime) -> Booklet:
    """This try failed: the next one is queued, or after the last it stays so. LeaseLost writes nothing."""
    return _fail(hold(booklet, booklet.fence), problem, at)


def reap_lost_booklets(at: dt.datetime | None = None) -> list[Booklet]:
    """What nobody has renewed is a try that failed."""
    at = at or shared_now()
    return [booklet for key in lost(Booklet, at) if (booklet := _reap(key, at))]


@transaction.atomic
def _reap(key: int, at: dt.datetime) -> Booklet | None:
    booklet = hold_lost(Booklet, key, at)
    return _fail(booklet, _("The work broke off without saying why."), at) if booklet else None


def _fail(booklet: Booklet, problem: str, at: dt.datetime) -> Booklet:
    again = booklet.attempts < MOST_ATTEMPTS
    to = BookletState.QUEUED if again else BookletState.FAILED
    return _end(booklet, to, at=at, note=problem, problem=problem)


def _end(booklet: Booklet, to: BookletState, *, at: dt.datetime, note: str = "", **facts: Any) -> Booklet:
    verb = "done" if to == BookletState.DONE else "failed"
    move(booklet, to, by=None, at=at, verb=verb, note=note, lease_until=None, **facts)
    return booklet
