"""Which booklets are to be printed: of the newest releases, and again what failed."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from programme.domain.booklet.edition import describe_edition
from programme.enums import BookletState
from programme.models import Booklet, Release


def ask_for_booklets(at: dt.datetime | None = None) -> int:
    """A queued booklet for each cohort's newest release that has none; how many.

    The release itself waits for no printing: this is asked by the tick, as soon as it is stored.
    """
    at = at or timezone.now()
    releases = list(Release.objects.to_print().select_related("cohort__host_city", "cohort__series"))
    return sum(_ask(release, at) for release in releases)


def ask_for_new_words(at: dt.datetime | None = None) -> int:
    """Queue again the newest releases' booklets whose edition reads differently now; how many.

    Of a release nothing changes, but the way there and the organisers' words beside it do. The old
    file serves until the new one is there; one that is being printed waits for the next tick.
    """
    newest = Booklet.objects.settled().of_newest_releases()
    found = newest.select_related("release__cohort__host_city", "release__cohort__series")
    return sum(_ask_anew(booklet, at or timezone.now()) for booklet in found)


def print_again(release: Release, *, by: User, at: dt.datetime | None = None) -> Booklet:
    """Queue the booklet that failed, with all its attempts before it. Refused unless it failed."""
    booklet: Booklet | None = Booklet.objects.of_release(release).first()
    if booklet is None or booklet.state != BookletState.FAILED:
        raise Refused(_("Its booklet has not failed: it waits to be printed, or a newer release is printed."))
    move(booklet, BookletState.QUEUED, by=by, at=at, verb="queued again", attempts=0, problem="")
    return booklet


def _ask_anew(booklet: Booklet, at: dt.datetime) -> bool:
    """Of two who see the difference at once, one queues it."""
    edition = describe_edition(booklet.cohort)
    if edition == _known(booklet):
        return False
    try:
        move(
            booklet,
            BookletState.QUEUED,
            by=None,
            at=at,
            verb="words changed",
            edition=edition,
            attempts=0,
            problem="",
        )
    except Refused:
        return False
    return True


def _known(booklet: Booklet) -> dict[str, Any]:
    """The words it was printed with; the oldest know no phases, and had nothing to say of them."""
    return {"phases": {}, **booklet.edition}


@transaction.atomic
def _ask(release: Release, at: dt.datetime) -> bool:
    """Of two who ask at once, one asks."""
    edition = describe_edition(release.cohort)
    booklet, new = Booklet.objects.get_or_create(release=release, defaults={"edition": edition})
    if new:
        booklet.new_event(verb="asked for", by=None, at=at, after=booklet.state).save()
    return new
