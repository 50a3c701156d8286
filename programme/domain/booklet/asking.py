"""Which booklets are to be printed: of the newest releases, and again what failed."""

import datetime as dt

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


def print_again(release: Release, *, by: User, at: dt.datetime | None = None) -> Booklet:
    """Queue the booklet that failed, with all its attempts before it. Refused unless it failed."""
    booklet: Booklet | None = Booklet.objects.of_release(release).first()
    if booklet is None:
        raise Refused(_("Its booklet has not failed: it waits to be printed, or a newer release is printed."))
    move(booklet, BookletState.QUEUED, by=by, at=at, verb="queued again", attempts=0, problem="")
    return booklet


@transaction.atomic
def _ask(release: Release, at: dt.datetime) -> bool:
    """Of two who ask at once, one asks."""
    edition = describe_edition(release.cohort)
    booklet, new = Booklet.objects.get_or_create(release=release, defaults={"edition": edition})
    if new:
        booklet.new_event(verb="asked for", by=None, at=at, after=booklet.state).save()
    return new
