"""When a session is, and how sure that is."""

import datetime as dt
import zoneinfo
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from programme.domain.storing import check_years, record, store
from programme.enums import Certainty, SessionState
from programme.models import Session, Slot

LADDER = [Certainty.UNDATED, Certainty.WINDOW, Certainty.TENTATIVE, Certainty.FIRM]
NEEDED = {
    Certainty.UNDATED: (),
    Certainty.WINDOW: ("first_day", "last_day"),
    Certainty.TENTATIVE: ("starts_at", "ends_at"),
    Certainty.FIRM: ("starts_at", "ends_at"),
}
WHEN = ("starts_at", "ends_at", "first_day", "last_day")


@transaction.atomic
def change_slot(
    session: Session,
    *,
    certainty: str,
    by: User | None,
    at: dt.datetime | None = None,
    time_zone: str = "",
    **when: Any,
) -> bool:
    """The session's place in time, stated whole; answers whether anything differs.

    `when`: wording, starts_at, ends_at, first_day, last_day, firm_by; what is left out is empty.
    Any step of the ladder may be taken, up or down, and the record says which.
    Raises ValidationError where dates and certainty contradict, Refused once the session was held.
    """
    slot: Slot = session.slot
    fresh = {"certainty": certainty, "time_zone": time_zone or session.cohort.time_zone, **_whole(when)}
    if all(getattr(slot, name) == value for name, value in fresh.items()):
        return False
    if session.state in (SessionState.HELD, SessionState.CLOSED):
        raise Refused(_("It was held; when it took place is no longer a plan."))
    check_when(**fresh)
    before = slot.certainty
    for name, value in fresh.items():
        setattr(slot, name, value)
    store(slot)
    verb = _step(before, certainty)
    record(
        session.cohort, verb, by=by, at=at or timezone.now(), session=session, note=f"{before} > {certainty}"
    )
    return True


def check_when(*, certainty: str, time_zone: str, **when: Any) -> None:
    """Raise ValidationError, by field, where dates are missing, contradict each other or the certainty."""
    check_zone(time_zone)
    check_years({name: when.get(name) for name in (*WHEN, "firm_by")})
    needed = NEEDED[Certainty(certainty)]
    wrong: dict[str, str] = {}
    for name in WHEN:
        if name in needed and not when.get(name):
            wrong[name] = _needed(name)
        elif name not in needed and when.get(name):
            wrong[name] = _surplus(certainty)
    if not wrong and needed:
        first, last = (when[name] for name in needed)
        if last < first or (last == first and needed[0] == "starts_at"):
            wrong[needed[1]] = _("It ends before it starts.")
    if wrong:
        raise ValidationError(wrong)


def check_zone(name: str) -> None:
    """Raise ValidationError if no such time zone is known."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise ValidationError({"time_zone": _("No such time zone; write it as Europe/Madrid.")}) from unknown


def moment(clock: dt.datetime, zone: str) -> dt.datetime:
    """The moment when clocks in `zone` show `clock`.

    Raises ValidationError for a time that the spring change leaves out or the autumn change has twice.
    """
    tz = zoneinfo.ZoneInfo(zone)
    early, late = clock.replace(tzinfo=tz, fold=0), clock.replace(tzinfo=tz, fold=1)
    words = {"time": f"{clock:%H:%M}", "day": f"{clock.day} {clock:%B %Y}", "zone": zone}
    if early.astimezone(dt.UTC).astimezone(tz).replace(tzinfo=None) != clock:
        raise ValidationError(
            _("On %(day)s the clocks in %(zone)s go forward; %(time)s does not exist. Choose another.")
            % words
        )
    if early.utcoffset() != late.utcoffset():
        raise ValidationError(
            _("On %(day)s the clocks in %(zone)s go back; %(time)s comes twice. Choose another.") % words
        )
    return early


def _whole(when: dict[str, Any]) -> dict[str, Any]:
    unknown = set(when) - {*WHEN, "wording", "firm_by"}
    if unknown:
        raise TypeError(f"a slot has no {', '.join(sorted(unknown))}")
    return {"wording": "", "firm_by": None, **dict.fromkeys(WHEN), **when}


def _step(before: str, after: str) -> str:
    rise = LADDER.index(Certainty(after)) - LADDER.index(Certainty(before))
    return "made surer" if rise > 0 else "made less sure" if rise < 0 else "moved"


def _needed(name: str) -> str:
    days = name in ("first_day", "last_day")
    return (
        _("A window needs its first and its last day.") if days else _("Say when it starts and when it ends.")
    )


def _surplus(certainty: str) -> str:
    if certainty == Certainty.UNDATED:
        return _("An undated session has no date. Choose how sure this one is, or empty the field.")
    if certainty == Certainty.WINDOW:
        return _("A window has days and no clock time. Choose tentative or firm, or empty the field.")
    return _("A session at a known time needs no window. Empty the field.")
