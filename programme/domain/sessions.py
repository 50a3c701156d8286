"""What a session of the working programme says, and who teaches it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import Cohort, Organisation
from programme.domain.storing import as_note, check_code_is_free, record, store
from programme.enums import SessionState
from programme.models import Phase, Session, SessionTrainer, Slot, Track

BEGINNINGS = (SessionState.IDEA, SessionState.PLANNED)


class Trainer(NamedTuple):
    """Who teaches: a name, perhaps with an organisation, perhaps with an account."""

    name: str
    organisation: Organisation | None = None
    user: User | None = None


@transaction.atomic
def add_session(
    cohort: Cohort,
    *,
    code: str,
    title: str,
    phase: Phase,
    track: Track,
    by: User | None,
    at: dt.datetime | None = None,
    state: str = SessionState.PLANNED,
    **texts: Any,
) -> Session:
    """A new session, undated, an idea or planned.

    Its code never changes: releases, calendars and links are told apart by it.
    Raises ValidationError for a taken code, or a phase or track of another cohort.
    """
    check_code_is_free(cohort.sessions, code)
    if state not in BEGINNINGS:
        raise ValidationError({"state": _("A session begins as an idea or planned.")})
    session = Session(cohort=cohort, code=code, title=title, phase=phase, track=track, state=state, **texts)
    _check_home(session)
    store(session)
    Slot.objects.create(session=session, time_zone=cohort.time_zone)
    record(cohort, "added", by=by, at=at or timezone.now(), session=session)
    return session


@transaction.atomic
def change_session(
    session: Session,
    *,
    by: User | None,
    at: dt.datetime | None = None,
    version: int | None = None,
    **changes: Any,
) -> list[str]:
    """The session with its new texts; answers which fields differ, and raises its version if any.

    `version` names the one that was edited. Raises Refused when somebody else changed the
    session since, ValidationError for a changed code, a foreign phase, or outputs said to be none.
    """
    if changes.get("code", session.code) != session.code:
        raise ValidationError({"code": _("A session keeps its code.")})
    changed = [name for name, value in changes.items() if getattr(session, name) != value]
    claim(session, version, raise_it=bool(changed))
    for name in changed:
        setattr(session, name, changes[name])
    if changed:
        _check_home(session)
        _check_none_foreseen(session)
        store(session)
        note = as_note(changed)
        record(session.cohort, "changed", by=by, at=at or timezone.now(), session=session, note=note)
    return changed


def claim(session: Session, version: int | None = None, *, raise_it: bool = True) -> None:
    """Take the row for this transaction, one version on. Raises Refused if `version` has passed."""
    rows = Session.objects.at_version(session, session.version if version is None else version)
    if not rows.update(version=F("version") + (1 if raise_it else 0)):
        raise Refused(
            _("Somebody else changed this session a moment ago. Open it again to see how it stands now.")
        )
    session.version = (session.version if version is None else version) + (1 if raise_it else 0)


@transaction.atomic
def set_trainers(
    session: Session, trainers: Sequence[Trainer], *, by: User | None, at: dt.datetime | None = None
) -> bool:
    """The session is taught by exactly these, in this order; answers whether that is a change."""
    before = [Trainer(row.name, row.organisation, row.user) for row in session.trainers.with_people()]
    if before == list(trainers):
        return False
    session.trainers.all().delete()
    for trainer in trainers:
        store(SessionTrainer(session=session, **trainer._asdict()))
    note = ", ".join(trainer.name for trainer in trainers)
    record(session.cohort, "set trainers", by=by, at=at or timezone.now(), session=session, note=note)
    return True


def _check_home(session: Session) -> None:
    for name in ("phase", "track"):
        if getattr(session, name).cohort_id != session.cohort_id:
            raise ValidationError({name: _("It belongs to another cohort.")})


def _check_none_foreseen(session: Session) -> None:
    if session.no_outputs and session.outputs.exists():
        raise ValidationError(
            {"no_outputs": _("It has outputs already. Take them away first, or leave this.")}
        )
