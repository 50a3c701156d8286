"""How a wrong release is superseded: an older one is made anew, as the next."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from programme.domain.changes import compare
from programme.domain.copies import copy_again, newest_copies
from programme.domain.messages.drafting import draft_for_people
from programme.domain.release import Rehearsal, make_release
from programme.domain.storing import hold_programme
from programme.models import Release, ReleasedSession


def rehearse_restoration(older: Release) -> Rehearsal:
    """The next release as the older one was; nothing is stored.

    What has been released since and stood not in it is cancelled, for it is in people's calendars.
    Raises Refused for the newest release, which is what people see anyway.
    """
    newest = older.cohort.releases.newest_first()[0]
    if newest.pk == older.pk:
        raise Refused(_("This is the newest release already."))
    last = {copy.uid: copy for copy in ReleasedSession.objects.last_copies(older.cohort)}
    then = list(older.sessions.all())
    since = [copy for uid, copy in last.items() if uid not in {each.uid for each in then}]
    copies = [copy_again(copy, last[copy.uid]) for copy in then]
    copies += [copy_again(copy, copy, cancelled=True) for copy in sorted(since, key=lambda copy: copy.order)]
    for order, copy in enumerate(copies, start=1):
        copy.order = order
    before = newest_copies(newest)
    return Rehearsal(newest.number + 1, copies, compare(before, copies), before)


@transaction.atomic
def restore_release(older: Release, *, note: str = "", by: User, at: dt.datetime | None = None) -> Release:
    """The older release made anew, in one transaction; the working programme stays as it is.

    No answer to a remark is told with it: what was adopted since is in the working programme, not here.
    Raises Refused for the newest one.
    """
    hold_programme(older.cohort)
    rehearsal = rehearse_restoration(older)
    at = at or timezone.now()
    release = make_release(older.cohort, rehearsal, kind=older.kind, note=note, by=by, at=at)
    draft_for_people(release, rehearsal.copies, [], by=by)
    return release
