"""Whether a session can be taken out of the working programme without a trace outside it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from programme.domain.sessions import claim
from programme.domain.storing import hold_programme, record
from programme.enums import OutputState
from programme.models import Delivery, ReleasedSession, Session


def why_kept(session: Session) -> str:
    """Why it can't be deleted, for the reader; nothing if nobody was ever told of it."""
    if ReleasedSession.objects.of_session(session).exists():
        return _("A release holds it, and calendars too. Cancel it instead: then everybody is told.")
    if session.given.exists() or hasattr(session, "recorded"):
        return _("Files or a recording were given to it, and stay on the record. Cancel it instead.")
    settled = session.outputs.exclude(state=OutputState.OPEN)
    if settled.exists() or Delivery.objects.of_session(session).settled().exists():
        return _("Something that it promised was delivered or waived. Cancel it instead.")
    if session.polls.exists():
        return _("People were asked when they can come to it. Cancel it instead; the poll stays readable.")
    return ""


@transaction.atomic
def drop_session(session: Session, *, version: int, by: User, at: dt.datetime | None = None) -> None:
    """The session is gone, with its slot, trainers and outputs; the record keeps its code and title.

    Raises Refused when a release or a poll told people of it, or somebody changed it since `version`.
    """
    hold_programme(session.cohort)
    claim(session, version)
    if reason := why_kept(session):
        raise Refused(reason)
    note = f"{session.code}: {session.title}"
    record(session.cohort, "deleted", by=by, at=at or timezone.now(), note=note)
    session.acceptances.all().delete()
    session.units.all().delete()
    session.delete()
