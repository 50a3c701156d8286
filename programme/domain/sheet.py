"""A session written on one sheet (texts, slot, trainers, outputs), stored whole or not at all."""

import dataclasses
import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cohorts.models import Cohort
from programme.domain.outputs import add_output, change_output, drop_output
from programme.domain.sessions import Trainer, add_session, change_session, claim, set_trainers
from programme.domain.slots import change_slot
from programme.models import Output, Session


@dataclasses.dataclass(frozen=True)
class Promise:
    """An output on the sheet: its words, and which one it was before; without words it goes."""

    fields: dict[str, Any]
    output: Output | None = None
    dropped: bool = False


@dataclasses.dataclass(frozen=True)
class Sheet:
    """What somebody wrote about one session. None in `trainers` leaves them as they are."""

    fields: dict[str, Any]
    when: dict[str, Any]
    promises: list[Promise] = dataclasses.field(default_factory=list)
    trainers: list[Trainer] | None = None


@transaction.atomic
def add_from_sheet(
    cohort: Cohort, sheet: Sheet, *, by: User | None, at: dt.datetime | None = None
) -> Session:
    """A new session with its slot, trainers and outputs. Raises ValidationError, by field."""
    at = at or timezone.now()
    session = add_session(cohort, by=by, at=at, **sheet.fields)
    _store_parts(session, sheet, by=by, at=at)
    return session


@transaction.atomic
def change_from_sheet(
    session: Session,
    sheet: Sheet,
    *,
    by: User | None,
    at: dt.datetime | None = None,
    version: int | None = None,
) -> bool:
    """The session as the sheet says; answers whether anything differs.

    A change of any part makes a new version, so that two organisers with one sheet each
    cannot overwrite each other unseen. Raises Refused or ValidationError; then nothing is stored.
    """
    at = at or timezone.now()
    claim(session, version, raise_it=False)
    promised = any(promise.dropped for promise in sheet.promises)
    before = [promise for promise in sheet.promises if promise.dropped]
    for promise in before:
        if promise.output is not None:
            drop_output(promise.output, by=by, at=at)
    told = bool(change_session(session, by=by, at=at, **sheet.fields))
    parts = _store_parts(session, sheet, by=by, at=at)
    if (parts or promised) and not told:
        claim(session)
    return told or parts or promised


def _store_parts(session: Session, sheet: Sheet, *, by: User | None, at: dt.datetime) -> bool:
    changes = [change_slot(session, by=by, at=at, **sheet.when)]
    if sheet.trainers is not None:
        changes.append(set_trainers(session, sheet.trainers, by=by, at=at))
    for promise in sheet.promises:
        if promise.dropped:
            continue
        if promise.output is None:
            changes.append(bool(add_output(session, by=by, at=at, **promise.fields)))
        else:
            changes.append(bool(change_output(promise.output, by=by, at=at, **promise.fields)))
    return any(changes)
