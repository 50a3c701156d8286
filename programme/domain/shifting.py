"""A session moved or stretched on the timetable or in the list, and moved back again."""

import dataclasses
import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from programme.domain.sessions import claim
from programme.domain.slots import WHEN, change_slot, check_when
from programme.models import Session

KEPT = ("certainty", "time_zone", "wording", "firm_by")


@dataclasses.dataclass(frozen=True)
class Shift:
    """Where a session was (its slot, whole), and its version before and after it was moved."""

    code: str
    was: dict[str, Any]
    before: int
    after: int


def note_shift(before: Session, after: Session) -> Shift | None:
    """What was done to a session's slot between two readings of it; nothing if it stands where it stood."""
    was = _place(before)
    return None if was == _place(after) else Shift(after.code, was, before.version, after.version)


@transaction.atomic
def shift_session(
    session: Session,
    *,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    version: int,
    by: User,
    at: dt.datetime | None = None,
) -> Shift | None:
    """The session at another time, as sure as it was; nothing if it was there already.

    Raises Refused when somebody else changed it since `version` or it was held, ValidationError
    for a time that can't be, or a session that has no hour to be moved from.
    """
    was = _place(session)
    if not (was["starts_at"] and was["ends_at"]):
        raise ValidationError(_("It has no hour yet. Give it one on its sheet."))
    if (was["starts_at"], was["ends_at"]) == (starts_at, ends_at):
        return None
    there = {name: was[name] for name in KEPT} | {"starts_at": starts_at, "ends_at": ends_at}
    check_when(**there)
    claim(session, version)
    change_slot(session, by=by, at=at, **there)
    return Shift(session.code, was, before=version, after=session.version)


@transaction.atomic
def move_back(session: Session, shift: Shift, *, by: User, at: dt.datetime | None = None) -> None:
    """The slot as it was before the move. Raises Refused when somebody changed the session since."""
    claim(session, shift.after)
    change_slot(session, by=by, at=at, **shift.was)


def _place(session: Session) -> dict[str, Any]:
    return {name: getattr(session.slot, name) for name in (*KEPT, *WHEN)}
