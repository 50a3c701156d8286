"""Printing a booklet in the background: claim, print, keep, finish."""

import datetime as dt
import hashlib
import logging
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from accounts.domain.clock import shared_now
from accounts.domain.leases import LeaseLost, renew
from press.job import PressFailed
from programme.domain.booklet.lease import claim_booklet, fail_booklet, finish_booklet
from programme.domain.booklet.printing import print_booklet
from programme.models import Booklet

logger = logging.getLogger(__name__)
Clock = Callable[[], dt.datetime]
Printer = Callable[..., bytes]


def run_booklet(key: int, *, printer: Printer = print_booklet, clock: Clock = shared_now) -> Booklet | None:
    """Claim a queued booklet and print it; None if it was not there to claim, or was lost.

    Safe to call twice and by several workers: the row decides. Whatever goes wrong is written into
    the row as one sentence; a worker whose lease is lost writes nothing.
    """
    booklet = claim_booklet(key, at=clock())
    if booklet is None:
        return None
    try:
        return _make(booklet, printer, clock)
    except LeaseLost:
        return None
    except PressFailed as failed:
        logger.warning("the booklet %s failed: %s %s", booklet, failed.reason, failed.log)
        return _fail(booklet, failed.reason, clock())
    except Exception:
        logger.exception("the booklet %s failed", booklet)
        return _fail(booklet, _("Something unforeseen went wrong while the booklet was made."), clock())


def _make(booklet: Booklet, printer: Printer, clock: Clock) -> Booklet:
    def beat(_page: int) -> None:
        renew(booklet, fence=booklet.fence, at=clock())

    data = printer(booklet.release, booklet.edition, on_progress=beat)
    renew(booklet, fence=booklet.fence, at=clock())
    sha256 = hashlib.sha256(data).hexdigest()
    before = booklet.file.name
    done = finish_booklet(booklet, name=_keep(data, sha256), sha256=sha256, at=clock())
    _forget(before, done)
    return done


def _keep(data: bytes, sha256: str) -> str:
    """Store the file under its hash; one that a killed worker left whole is taken, half a one is not."""
    name = f"programme/{sha256}.pdf"
    try:
        if default_storage.exists(name) and default_storage.size(name) == len(data):
            return name
        return default_storage.save(name, ContentFile(data))
    except Exception as trouble:
        words = _("The printed file could not be stored: the storage is full or does not answer.")
        raise PressFailed(words, f"{type(trouble).__name__}: {trouble}") from trouble


def _forget(name: str | None, done: Booklet) -> None:
    """Take the file away that the new one replaced; should that fail, it lies there and harms nobody."""
    if not name or name == done.file.name:
        return
    try:
        default_storage.delete(name)
    except Exception:
        logger.exception("an older file of the booklet %s stays in the storage: %s", done, name)


def _fail(booklet: Booklet, problem: str, at: dt.datetime) -> Booklet | None:
    try:
        return fail_booklet(booklet, problem=problem, at=at)
    except LeaseLost:
        return None
