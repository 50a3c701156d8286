"""How an invitation is answered, once."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.joining import account_of, create_account
from accounts.domain.moves import Refused, move
from accounts.models import User
from cohorts.domain.inviting import hash_of
from cohorts.domain.pairs import activate_pair
from cohorts.domain.roles import give_role
from cohorts.domain.seating import seat_person
from cohorts.enums import InvitationState, PairState
from cohorts.models import CityPair, Invitation


def find_invitation(secret: str) -> Invitation | None:
    """The invitation that a link opens, in whatever state it is."""
    found: Invitation | None = Invitation.objects.of_secret(hash_of(secret)).first()
    return found


@transaction.atomic
def accept_invitation(
    secret: str,
    *,
    user: User | None = None,
    name: str = "",
    password: str = "",
    time_zone: str = "Europe/Brussels",
    at: dt.datetime | None = None,
) -> Invitation:
    """Take the role or seat, with an account that is made here unless `user` is signed in.

    Of two answers at once one wins. Raises Refused when the invitation is not open, is for
    another person, or its seat was taken; ValidationError for a weak password.
    """
    at = at or timezone.now()
    invitation = _open(secret, at)
    _check_person(invitation, user)
    person = user or create_account(
        email=invitation.email, name=name, password=password, time_zone=time_zone, at=at
    )
    move(
        invitation,
        InvitationState.ACCEPTED,
        by=person,
        at=at,
        verb="accepted",
        accepted_by=person,
        answered_at=at,
    )
    _take_up(invitation, person, at)
    return invitation


def decline_invitation(secret: str, *, user: User | None = None, at: dt.datetime | None = None) -> Invitation:
    """Say no; an organiser may ask again. Raises Refused when it is not open."""
    at = at or timezone.now()
    with transaction.atomic():
        invitation = _open(secret, at)
        move(invitation, InvitationState.DECLINED, by=user, at=at, verb="declined", answered_at=at)
    return invitation


def expire_overdue(at: dt.datetime | None = None) -> int:
    """Mark the invitations whose 14 days are over; how many. Safe to run twice."""
    at = at or timezone.now()
    marked = 0
    for invitation in Invitation.objects.overdue(at):
        marked += _expire(invitation, at)
    return marked


def _expire(invitation: Invitation, at: dt.datetime) -> bool:
    try:
        with transaction.atomic():
            locked = Invitation.objects.overdue(at).select_for_update().filter(pk=invitation.pk).first()
            if not locked:
                return False  # sent again or answered meanwhile
            move(locked, InvitationState.EXPIRED, by=None, at=at, verb="expired")
    except Refused:
        return False
    return True


def _open(secret: str, at: dt.datetime) -> Invitation:
    found = Invitation.objects.select_for_update().filter(secret_hash=hash_of(secret)).first()
    if not found:
        raise Refused(_("This link opens nothing. A newer invitation may have replaced it."))
    if found.standing(at) != InvitationState.SENT:
        raise Refused(_("This invitation is no longer open."))
    invitation: Invitation = found
    return invitation


def _check_person(invitation: Invitation, user: User | None) -> None:
    if user and user.email.lower() != invitation.email.lower():
        raise Refused(_("This invitation is for somebody else."))
    if not user and account_of(invitation.email):
        raise Refused(_("This address has an account already. Sign in, then accept."))


def _take_up(invitation: Invitation, person: User, at: dt.datetime) -> None:
    if not invitation.seat:
        give_role(invitation.cohort, person, invitation.role, by=person, at=at)
        return
    # Locked: both officials of a city may accept in the same second.
    pair = CityPair.objects.select_for_update().get(pk=invitation.seat.pair_id)
    seat_person(invitation.seat, person, by=person, at=at)
    if pair.state == PairState.INVITED:
        activate_pair(pair, by=person, at=at)
