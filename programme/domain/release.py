"""How the working programme becomes what people see: a numbered, immutable copy."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import Cohort
from programme.domain.answers import tell_answers
from programme.domain.changes import Change, compare
from programme.domain.copies import copy_session, newest_copies
from programme.domain.messages.drafting import draft_for_people
from programme.domain.storing import hold_programme, record
from programme.enums import ReleaseKind, SessionState
from programme.models import Release, ReleasedSession, Session


@dataclasses.dataclass(frozen=True)
class Rehearsal:
    """What a release would be if it were made now."""

    number: int
    copies: list[ReleasedSession]
    changes: list[Change]
    # The sessions of the release that is the newest so far, by code.
    before: dict[str, ReleasedSession]


def rehearse_release(cohort: Cohort, sessions: Iterable[Session] | None = None) -> Rehearsal:
    """The copies and the change list of the next release; nothing is stored.

    Ideas are left out. A cancelled session stays, as cancelled, where it used to be.
    `sessions`: all of the working programme, where it was read already (`with_parts`, in order).
    """
    newest = cohort.releases.newest_first().first()
    last_copies = {copy.uid: copy for copy in ReleasedSession.objects.last_copies(cohort)}
    if sessions is None:
        sessions = cohort.sessions.with_parts().in_order()
    copies = [
        copy_session(session, order, last_copies.get(session.slot.uid))
        for order, session in enumerate(_known(sessions), start=1)
    ]
    number = newest.number + 1 if newest else 1
    before = newest_copies(newest)
    return Rehearsal(number=number, copies=copies, changes=compare(before, copies), before=before)


def list_untold(newest: Release | None, sessions: Iterable[Session]) -> list[Change]:
    """What the working programme would change of the newest release (use `with_parts`, in order)."""
    copies = [copy_session(session, order, None) for order, session in enumerate(_known(sessions), start=1)]
    return compare(newest_copies(newest), copies)


def _known(sessions: Iterable[Session]) -> list[Session]:
    return [session for session in sessions if session.state != SessionState.IDEA]


@transaction.atomic
def release_programme(
    cohort: Cohort,
    *,
    kind: str = ReleaseKind.PRELIMINARY,
    note: str = "",
    by: User,
    at: dt.datetime | None = None,
) -> Release:
    """The next release, whole, in one transaction: sessions, change list, event, drafts of what people
    are told of it and of their remarks.

    The cohort's row is held meanwhile, so that two organisers who release at once make
    numbers one after the other. Raises Refused when there is nothing to release.
    """
    hold_programme(cohort)
    rehearsal = rehearse_release(cohort)
    if not rehearsal.copies:
        raise Refused(_("There is no session yet that is more than an idea. Plan one first."))
    at = at or timezone.now()
    release = make_release(cohort, rehearsal, kind=kind, note=note, by=by, at=at)
    draft_for_people(release, rehearsal.copies, tell_answers(release), by=by)
    return release


def make_release(
    cohort: Cohort, rehearsal: Rehearsal, *, kind: str, note: str, by: User, at: dt.datetime
) -> Release:
    """What was rehearsed, stored and on the record, within the transaction that holds the programme."""
    release = Release.objects.create(
        cohort=cohort,
        number=rehearsal.number,
        kind=kind,
        note=note,
        released_at=at,
        released_by=by,
        changes=rehearsal.changes,
    )
    for copy in rehearsal.copies:
        copy.release = release
    ReleasedSession.objects.bulk_create(rehearsal.copies)
    record(cohort, "released", by=by, at=at, release=release, note=note)
    return release
