"""What each city does about something that every city promised: deliver it, or be let off."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from cohorts.enums import PairState
from cohorts.models import CityPair
from programme.enums import OutputState, SessionState
from programme.models import Delivery, Output, Session


def deliver_for(
    output: Output,
    pair: CityPair,
    *,
    by: User,
    at: dt.datetime | None = None,
    note: str = "",
    link: str = "",
) -> Delivery:
    """The city's part is there: a line of words says what, a link where.

    Raises Refused unless it was open, and where the city owes nothing.
    """
    return _move(output, pair, OutputState.DELIVERED, verb="delivered", by=by, at=at, note=note, link=link)


def waive_for(
    output: Output, pair: CityPair, *, by: User, note: str, at: dt.datetime | None = None
) -> Delivery:
    """Of this city it is no longer expected. Raises Refused without a reason, or unless it was open."""
    if not note.strip():
        raise Refused(_("Say why it is not expected of this city; the city reads it."))
    return _move(output, pair, OutputState.WAIVED, verb="waived", by=by, at=at, note=note)


def reopen_for(
    output: Output, pair: CityPair, *, by: User, at: dt.datetime | None = None, note: str = ""
) -> Delivery:
    """The city owes it again. Raises Refused if it does already, or once the session was closed on it."""
    return _move(output, pair, OutputState.OPEN, verb="reopened output", by=by, at=at, note=note)


def check_part(output: Output, pair: CityPair) -> None:
    """Raise Refused where this city has no part in the output, or the organisers settled it for all."""
    if not output.is_cities or pair.cohort_id != output.session.cohort_id:
        raise Refused(_("This is not a city's to deliver: the organisers owe it."))
    if output.state != OutputState.OPEN:
        raise Refused(_("The organisers settled this for every city. They can open it again."))
    if pair.state != PairState.ACTIVE:
        raise Refused(_("This city does not take part now, so it owes nothing."))


@transaction.atomic
def _move(
    output: Output,
    pair: CityPair,
    to: OutputState,
    *,
    verb: str,
    by: User,
    at: dt.datetime | None,
    note: str,
    link: str = "",
) -> Delivery:
    """Under the locks of session and output: neither is closed or settled meanwhile, the row made once."""
    session = Session.objects.select_for_update().get(pk=output.session_id)
    held: Output = Output.objects.select_for_update(of=("self",)).with_session().get(pk=output.pk)
    check_part(held, pair)
    if to == OutputState.OPEN and session.state == SessionState.CLOSED:
        raise Refused(_("The session is closed. An organiser has to open it again first."))
    at = at or timezone.now()
    row, _made = Delivery.objects.get_or_create(output=held, pair=pair)
    said: dict[str, Any] = {"note": note.strip(), "link": link, "said_by": by, "said_at": at}
    _record(row, to, verb, by, at, said)
    return row


def _record(
    row: Delivery, to: OutputState, verb: str, by: User, at: dt.datetime, said: dict[str, Any]
) -> None:
    """The row keeps what was said last; the record keeps every line."""
    told = " ".join(filter(None, (said["note"], said["link"])))
    Delivery.objects.filter(pk=row.pk).update(**said)
    for name, value in said.items():
        setattr(row, name, value)
    move(row, to, by=by, at=at, verb=verb, note=told)
