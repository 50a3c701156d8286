"""How a seat passes to somebody who has yet to be invited."""

import datetime as dt

from django.db import transaction

from accounts.models import User
from cohorts.domain.inviting import draft_invitation, send_invitation
from cohorts.domain.seating import end_tenure
from cohorts.models import Invitation, Tenure


@transaction.atomic
def hand_over_seat(
    tenure: Tenure, email: str, *, name: str = "", by: User | None, at: dt.datetime | None = None
) -> Invitation:
    """End a tenure and invite the next person to the seat, both or neither.

    Of two organisers at once the second is Refused, for the tenure has ended by then.
    """
    end_tenure(tenure, by=by, at=at)
    seat = tenure.seat
    invitation = draft_invitation(seat.cohort, email, seat=seat, name=name, by=by, at=at)
    send_invitation(invitation, by=by, at=at)
    return invitation
