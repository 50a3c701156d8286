"""What a session promises, and whether it was kept."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from programme.domain.storing import as_note, change, check_years, record, store
from programme.enums import OutputState, SessionState
from programme.models import Output, Session

DUE = ("due_first", "due_last", "due_days_after")
MOST_DAYS = 1000


@transaction.atomic
def add_output(
    session: Session, *, title: str, by: User | None, at: dt.datetime | None = None, **fields: Any
) -> Output:
    """A new promise of the session: owner, due_wording, due_first, due_last, due_days_after, section_uid.

    Raises ValidationError where none is foreseen or the dates contradict, Refused on a closed session.
    """
    _check_open(session)
    if session.no_outputs:
        raise ValidationError(_("This session says that no output is foreseen. Take that back first."))
    output = Output(session=session, title=title, **fields)
    check_due(**{name: getattr(output, name) for name in DUE})
    store(output)
    record(session.cohort, "promised", by=by, at=at or timezone.now(), session=session, output=output)
    return output


@transaction.atomic
def change_output(
    output: Output, *, by: User | None, at: dt.datetime | None = None, **changes: Any
) -> list[str]:
    """The output with its new words or dates; answers which fields differ."""
    check_due(**{name: changes.get(name, getattr(output, name)) for name in DUE})
    _check_owner(output, changes)
    changed = change(output, changes)
    if changed:
        note = as_note(changed)
        about = {"session": output.session, "output": output}
        record(output.session.cohort, "changed output", by=by, at=at or timezone.now(), note=note, **about)
    return changed


@transaction.atomic
def drop_output(output: Output, *, by: User | None, at: dt.datetime | None = None) -> None:
    """The promise is gone from the working programme; releases keep it.

    Raises Refused once it was delivered or waived, which happened, or while something rests on it.
    """
    _check_open(output.session)
    _check_droppable(output)
    session = output.session
    record(
        session.cohort, "dropped output", by=by, at=at or timezone.now(), session=session, note=output.title
    )
    output.delete()


def deliver_output(output: Output, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """What was promised is there. Raises Refused unless it was open."""
    move(output, OutputState.DELIVERED, by=by, at=at, verb="delivered", note=note)


def waive_output(output: Output, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """What was promised is no longer expected. Raises Refused unless it was open."""
    move(output, OutputState.WAIVED, by=by, at=at, verb="waived", note=note)


def reopen_output(output: Output, *, by: User, at: dt.datetime | None = None, note: str = "") -> None:
    """The output is owed again. Raises Refused if it is open, or its session closed on it."""
    _check_open(output.session)
    move(output, OutputState.OPEN, by=by, at=at, verb="reopened output", note=note)


def check_due(
    *,
    due_first: dt.date | None = None,
    due_last: dt.date | None = None,
    due_days_after: int | None = None,
) -> None:
    """Raise ValidationError, by field, for a due time that contradicts itself or can't be meant."""
    check_years({"due_first": due_first, "due_last": due_last})
    if due_first and due_last and due_last < due_first:
        raise ValidationError({"due_last": _("It is due before it begins to be due.")})
    if abs(due_days_after or 0) > MOST_DAYS:
        raise ValidationError({"due_days_after": _("Choose %d days at most.") % MOST_DAYS})


def _check_droppable(output: Output) -> None:
    if output.state != OutputState.OPEN or output.events.exclude(after="").exists():
        raise Refused(_("It was delivered or waived, and stays on the record."))
    if output.extensions.exists():
        raise Refused(_("A city was given more time for it. Take that back first."))
    if need := output.needed_by.select_related("session").first():
        said = _("“%(title)s” needs it first. Take that back at what is needed, then drop it.")
        raise Refused(said % {"title": need.session.title})


def _check_owner(output: Output, changes: dict[str, Any]) -> None:
    """What cities have answered for stays theirs."""
    if changes.get("owner", output.owner) != output.owner and output.deliveries.exists():
        raise ValidationError({"owner": _("Cities have delivered it or were let off; it stays theirs.")})


def _check_open(session: Session) -> None:
    if session.state == SessionState.CLOSED:
        raise Refused(_("The session is closed. Open it again first."))
