"""How a session moves from an idea to held and closed, or away."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from programme.enums import SESSION_MOVES, SessionState
from programme.models import Session


def plan_session(session: Session, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """An idea, a confirmed or a cancelled session is planned (again). Raises Refused from elsewhere."""
    verb = {SessionState.CONFIRMED: "unconfirmed", SessionState.CANCELLED: "brought back"}
    move(
        session,
        SessionState.PLANNED,
        by=by,
        at=at,
        verb=verb.get(SessionState(session.state), "planned"),
        note=note,
    )


def confirm_session(session: Session, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """A planned session will take place. Raises Refused unless it was planned."""
    move(session, SessionState.CONFIRMED, by=by, at=at, verb="confirmed", note=note)


def cancel_session(session: Session, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """It will not take place; it keeps its slot, so that it is shown where it used to be."""
    move(session, SessionState.CANCELLED, by=by, at=at, verb="cancelled", note=note)


def start_session(session: Session, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """A confirmed session goes on now. Raises Refused unless it was confirmed."""
    move(session, SessionState.RUNNING, by=by, at=at, verb="started", note=note)


def hold_session(session: Session, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """It took place, at `at`: a fact of its own, beside state and slot.

    Raises Refused unless it was confirmed or running.
    """
    if session.state == SessionState.CLOSED:
        raise Refused(_("It was held and is closed. Open it again instead."))
    at = at or timezone.now()
    move(session, SessionState.HELD, by=by, at=at, verb="held", note=note, held_at=at)


@transaction.atomic
def close_session(session: Session, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """Everything that it promised is delivered or waived: what cities owe, by every active city.

    "None foreseen" is a value of its own: an empty list closes only breaks and social moments.
    Raises Refused with what is still owed.
    """
    Session.objects.select_for_update().get(pk=session.pk)
    owed = [output.title for output in session.outputs.owed()]
    if owed:
        raise Refused(_("Still owed: %(outputs)s. Deliver or waive it first.") % {"outputs": "; ".join(owed)})
    if not (session.no_outputs or session.is_pause or session.outputs.exists()):
        raise Refused(_("It does not say what it yields. Name its outputs, or say that none is foreseen."))
    move(session, SessionState.CLOSED, by=by, at=at, verb="closed", note=note)


def reopen_session(session: Session, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """A closed session is open for its outputs again; `held_at` stays. Raises Refused if not closed."""
    if session.state != SessionState.CLOSED:
        raise Refused(_("It is not closed."))
    move(session, SessionState.HELD, by=by, at=at, verb="reopened", note=note)


MOVES = {
    "plan": plan_session,
    "confirm": confirm_session,
    "start": start_session,
    "hold": hold_session,
    "close": close_session,
    "reopen": reopen_session,
    "cancel": cancel_session,
}
_LEADS_TO = {
    SessionState.PLANNED: "plan",
    SessionState.CONFIRMED: "confirm",
    SessionState.RUNNING: "start",
    SessionState.HELD: "hold",
    SessionState.CLOSED: "close",
    SessionState.CANCELLED: "cancel",
}


def offered(session: Session) -> list[str]:
    """The names of the moves that the session's state allows, in the order of a session's life."""
    state = SessionState(session.state)
    if state == SessionState.CLOSED:
        return ["reopen"]
    names = [_LEADS_TO[to] for to in SESSION_MOVES.get(state, set())]
    return [name for name in MOVES if name in names]
