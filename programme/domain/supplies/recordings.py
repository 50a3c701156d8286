"""Where a session can be watched again, by whom, and who agreed to that."""

import datetime as dt
import zoneinfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from programme.domain.storing import change, check_years, record
from programme.models import Recording, Session


@transaction.atomic
def set_recording(
    session: Session,
    *,
    link: str,
    audience: str,
    consent: str = "",
    agreed_on: dt.date | None = None,
    by: User,
    at: dt.datetime | None = None,
) -> Recording:
    """The session can be watched at this address. Until it is said who agreed, organisers alone see it.

    Raises Refused unless the session was held, ValidationError for an agreement half said or yet to come.
    """
    at = at or timezone.now()
    held: Session = (
        Session.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=session.pk)
    )
    if reason := why_not_yet(held):
        raise Refused(reason)
    _check_agreement(held, consent.strip(), agreed_on, at)
    recording = Recording.objects.filter(session=held).first() or Recording(session=held)
    fields = {"link": link, "audience": audience, "consent": consent.strip(), "agreed_on": agreed_on}
    changed = change(recording, fields)
    if changed:
        # Not the words of the agreement: they may name people, and the record outlives an account.
        note = ", ".join(changed)
        record(held.cohort, "set the recording", by=by, at=at, session=held, note=note)
    return recording


def why_not_yet(session: Session) -> str:
    """Why there is nothing to watch; empty once the session was held."""
    if session.is_held:
        return ""
    return _("The session was not held yet. Say so on its sheet, then name the recording.")


@transaction.atomic
def drop_recording(recording: Recording, *, by: User, at: dt.datetime | None = None) -> None:
    """The address is forgotten here, as when somebody takes back what was agreed; that it was, is not."""
    session = recording.session
    Recording.objects.filter(pk=recording.pk).delete()
    record(session.cohort, "dropped the recording", by=by, at=at or timezone.now(), session=session)


def _check_agreement(session: Session, consent: str, agreed_on: dt.date | None, at: dt.datetime) -> None:
    check_years({"agreed_on": agreed_on})
    if consent and not agreed_on:
        raise ValidationError({"agreed_on": _("Say on which day they agreed.")})
    if agreed_on and not consent:
        raise ValidationError({"consent": _("Say who was asked, such as “Everybody present”.")})
    if agreed_on and agreed_on > at.astimezone(zoneinfo.ZoneInfo(session.cohort.time_zone)).date():
        raise ValidationError({"agreed_on": _("That day is yet to come. An agreement is a fact.")})
