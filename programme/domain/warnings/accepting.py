"""Warnings that may stand: accepted with a reason, taken back, and told apart from those still open."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import Cohort
from programme.domain.storing import record
from programme.domain.warnings import Warned, warn, warn_of
from programme.domain.warnings.coverage import vacancies
from programme.models import Acceptance, Session


class Accepted(NamedTuple):
    """A warning that still holds, and who said why it may stand."""

    warned: Warned
    acceptance: Acceptance


class Weighed(NamedTuple):
    """What is odd about a programme: what nobody accepted yet, and what somebody did."""

    open: list[Warned]
    accepted: list[Accepted]


def weigh(cohort: Cohort, sessions: Iterable[Session]) -> Weighed:
    """The warnings of one programme (its sessions `with_parts`)."""
    return weigh_all({cohort.pk: list(sessions)})[cohort.pk]


def weigh_all(programmes: Mapping[int, list[Session]]) -> dict[int, Weighed]:
    """The warnings of several, by cohort, with two questions for all; without a session, none.

    What was accepted counts as long as its facts are the same; changed ones are a new warning.
    """
    begun = [pk for pk, sessions in programmes.items() if sessions]
    vacant = vacancies(begun) if begun else {}
    stored: dict[int, list[Acceptance]] = defaultdict(list)
    for acceptance in Acceptance.objects.of_cohorts(begun).with_people() if begun else ():
        stored[acceptance.session.cohort_id].append(acceptance)
    return {pk: _weigh(warn(of, vacant.get(pk, {})), stored[pk]) for pk, of in programmes.items()}


def weigh_one(session: Session, sessions: Iterable[Session]) -> Weighed:
    """Those of one session among `sessions`, as far as its own sheet mends them."""
    return _weigh(warn_of(session, sessions), Acceptance.objects.of_session(session).with_people())


@transaction.atomic
def accept_warnings(
    cohort: Cohort, warned: Iterable[Warned], *, reason: str, by: User, at: dt.datetime | None = None
) -> None:
    """These warnings stand, for this reason, until their facts change.

    Raises Refused without a reason, or when somebody else accepted one of them first; then none is stored.
    """
    if not reason.strip():
        raise Refused(_("Say why it may stand; the others who organise will read it."))
    at = at or timezone.now()
    sessions = {session.code: session for session in cohort.sessions.all()}
    for each in warned:
        session = sessions[each.code]
        _store(session, each, reason.strip(), by, at)
        note = f"{each.kind}: {reason.strip()}"
        record(cohort, "accepted a warning", by=by, at=at, session=session, note=note)


@transaction.atomic
def take_back(acceptance: Acceptance, *, by: User, at: dt.datetime | None = None) -> None:
    """The warning is open again. Raises Refused when somebody else took it back first."""
    session = acceptance.session
    gone, _tables = Acceptance.objects.at_row(acceptance).delete()
    if not gone:
        raise Refused(_("Somebody else took it back a moment ago."))
    verb, at = "took an acceptance back", at or timezone.now()
    record(session.cohort, verb, by=by, at=at, session=session, note=acceptance.kind)


def _store(session: Session, warned: Warned, reason: str, by: User, at: dt.datetime) -> None:
    try:
        with transaction.atomic():
            session.acceptances.create(kind=warned.kind, digest=warned.digest, reason=reason, by=by, at=at)
    except IntegrityError as twin:
        raise Refused(_("Somebody else accepted this a moment ago. Look again.")) from twin


def _weigh(warned: Iterable[Warned], stored: Iterable[Acceptance]) -> Weighed:
    known = {(each.session.code, each.kind, each.digest): each for each in stored}
    weighed = Weighed([], [])
    for each in warned:
        acceptance = known.get((each.code, each.kind, each.digest))
        if acceptance:
            weighed.accepted.append(Accepted(each, acceptance))
        else:
            weighed.open.append(each)
    return weighed
