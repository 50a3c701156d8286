"""Who sits for a city, from when to when."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, record
from accounts.models import User
from cohorts.domain.storing import store_new
from cohorts.enums import PairState
from cohorts.models import CityPair, Seat, Tenure


@transaction.atomic
def seat_person(seat: Seat, user: User, *, by: User | None, at: dt.datetime | None = None) -> Tenure:
    """Begin a tenure in an empty seat; no tenure of the past is touched.

    Raises Refused when somebody sits there (then or now), when the person has another seat
    in the same edition, and when the city has withdrawn.
    """
    at = at or timezone.now()
    pair = CityPair.objects.select_for_update().get(pk=seat.pair_id)
    User.objects.select_for_update().get(pk=user.pk)
    if pair.state == PairState.WITHDRAWN:
        raise Refused(_("%(city)s has withdrawn. Let it return first.") % {"city": pair.city})
    if Tenure.objects.current().of_cohort(pair.cohort_id).filter(user=user).exclude(seat=seat).exists():
        raise Refused(_("%(name)s has another seat in this edition.") % {"name": user})
    occupied = _("Somebody sits there already. End that tenure first.")
    if seat.tenures.filter(Q(ended_at=None) | Q(ended_at__gt=at)).exists():
        raise Refused(occupied)
    tenure = Tenure(seat=seat, user=user, started_at=at)
    store_new(tenure, taken=occupied)
    record(pair, verb="tenure begun", by=by, at=at, note=f"seat {seat.number}, tenure {tenure.pk}")
    return tenure


@transaction.atomic
def end_tenure(tenure: Tenure, *, by: User | None, at: dt.datetime | None = None) -> None:
    """Free a seat; what the person wrote keeps the name.

    Raises Refused when the tenure has ended already or would end before it began.
    """
    at = at or timezone.now()
    if at < tenure.started_at:
        raise Refused(_("A tenure can't end before it begins."))
    if not Tenure.objects.filter(pk=tenure.pk, ended_at=None).update(ended_at=at):
        raise Refused(_("This tenure has ended already."))
    tenure.ended_at = at
    seat = tenure.seat
    record(seat.pair, verb="tenure ended", by=by, at=at, note=f"seat {seat.number}, tenure {tenure.pk}")
