"""A session moved or stretched on the timetable, and moved back again."""

import dataclasses
import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from programme.domain.sessions import claim
from programme.domain.slots import change_slot, check_when
from programme.models import Session


@dataclasses.dataclass(frozen=True)
class Shift:
    """Where a session was, and its version before and after it was moved."""

    code: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    before: int
    after: int


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
    slot = session.slot
    if not (slot.starts_at and slot.ends_at):
        raise ValidationError(_("It has no hour yet. Give it one on its sheet."))
    was = slot.starts_at, slot.ends_at
    if was == (starts_at, ends_at):
        return None
    kept = {name: getattr(slot, name) for name in ("certainty", "time_zone", "wording", "firm_by")}
    check_when(**kept, starts_at=starts_at, ends_at=ends_at)
    claim(session, version)
    change_slot(session, by=by, at=at, **kept, starts_at=starts_at, ends_at=ends_at)
    return Shift(session.code, *was, before=version, after=session.version)
