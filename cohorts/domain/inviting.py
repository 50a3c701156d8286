"""How somebody is asked in: drafted, sent, sent again, revoked."""

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move, record
from accounts.models import User
from cohorts.domain.storing import store_new
from cohorts.enums import InvitationState
from cohorts.models import Cohort, Invitation, Seat
from outbox.domain.queueing import queue_message

VALID_FOR = dt.timedelta(days=14)


def hash_of(secret: str) -> str:
    """What is kept of a secret: who reads the database still can't accept."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def draft_invitation(
    cohort: Cohort,
    email: str,
    *,
    role: str = "",
    seat: Seat | None = None,
    name: str = "",
    by: User | None,
    at: dt.datetime | None = None,
) -> Invitation:
    """Prepare an invitation to a role or to a seat; nothing is sent yet.

    Raises Refused for a seat that is taken, promised or of another edition, and
    ValidationError for a bad address or a role that there is not.
    """
    at = at or timezone.now()
    if bool(role) == bool(seat):
        raise Refused(_("Invite to a role or to a seat, one of the two."))
    if seat:
        _check_seat(cohort, seat, at)
    invitation = Invitation(cohort=cohort, email=email.strip().lower(), name=name, role=role, seat=seat)
    store_new(invitation, taken=_("Invite to a role or to a seat, one of the two."))
    record(invitation, verb="drafted", by=by, at=at)
    return invitation


def _check_seat(cohort: Cohort, seat: Seat, at: dt.datetime) -> None:
    if seat.cohort.pk != cohort.pk:
        raise Refused(_("This seat is of another edition."))
    if seat.tenures.current().exists():
        raise Refused(_("Somebody sits there. End that tenure first."))
    if seat.invitations.open(at).exists():
        raise Refused(_("Somebody is invited to this seat already. Revoke that invitation first."))


@transaction.atomic
def send_invitation(invitation: Invitation, *, by: User | None, at: dt.datetime | None = None) -> str:
    """Send a drafted, expired or declined invitation; returns its link, which is kept nowhere.

    It holds for 14 days. Raises Refused from any other state.
    """
    at = at or timezone.now()
    secret = secrets.token_urlsafe(32)
    terms = _terms(secret, at)
    move(invitation, InvitationState.SENT, by=by, at=at, verb="sent", answered_at=None, **terms)
    return _write(invitation, secret, by, at)


@transaction.atomic
def resend_invitation(invitation: Invitation, *, by: User | None, at: dt.datetime | None = None) -> str:
    """Send it with a new link and 14 more days; the old link opens nothing any more.

    Raises Refused when it was accepted or revoked, or when another resent it meanwhile.
    """
    if invitation.state != InvitationState.SENT:
        return send_invitation(invitation, by=by, at=at)
    at = at or timezone.now()
    secret = secrets.token_urlsafe(32)
    terms = _terms(secret, at)
    same = Invitation.objects.filter(
        pk=invitation.pk, state=InvitationState.SENT, secret_hash=invitation.secret_hash
    )
    if not same.update(**terms):
        raise Refused(_("It changed a moment ago. Look at it again before you send it once more."))
    for name, value in terms.items():
        setattr(invitation, name, value)
    record(invitation, verb="sent again", by=by, at=at)
    return _write(invitation, secret, by, at)


def revoke_invitation(invitation: Invitation, *, by: User | None, at: dt.datetime | None = None) -> None:
    """Take an invitation back; its link says so. Raises Refused when it was answered."""
    move(invitation, InvitationState.REVOKED, by=by, at=at, verb="revoked", answered_at=at or timezone.now())


def _terms(secret: str, at: dt.datetime) -> dict[str, Any]:
    return {"secret_hash": hash_of(secret), "sent_at": at, "expires_at": at + VALID_FOR}


def _write(invitation: Invitation, secret: str, by: User | None, at: dt.datetime) -> str:
    # From the fixed site address: a forged Host header must not lead anybody elsewhere.
    link = str(settings.SITE_URL) + reverse("cohorts:invitation", kwargs={"secret": secret})
    context = {"invitation": invitation, "link": link, "by": by, "cohort": invitation.cohort}
    context["site_url"] = settings.SITE_URL
    queue_message(
        address=invitation.email,
        subject=render_to_string("cohorts/email/invitation_subject.txt", context),
        text=render_to_string("cohorts/email/invitation_message.txt", context).rstrip(),
        dedupe_key=invitation.letter_key,
        blot=secret,
        at=at,
    )
    return link


@transaction.atomic
def invite_person(
    cohort: Cohort,
    email: str,
    *,
    role: str = "",
    seat: Seat | None = None,
    name: str = "",
    by: User | None,
    at: dt.datetime | None = None,
) -> Invitation:
    """Draft an invitation and send it at once; raises what those raise."""
    invitation = draft_invitation(cohort, email, role=role, seat=seat, name=name, by=by, at=at)
    send_invitation(invitation, by=by, at=at)
    return invitation
