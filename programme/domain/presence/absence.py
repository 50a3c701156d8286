"""Why nobody of a city is in a session that one of its seats is expected in."""

import datetime as dt
from collections.abc import Iterable

from cohorts.models import CityPair
from programme.domain.warnings.twice import overlap
from programme.enums import Absence
from programme.models import Session


def why_nobody(
    pair: CityPair, session: Session, beside: Iterable[Session], at: dt.datetime
) -> Absence | None:
    """The reason, or nothing where somebody is there (pairs `with_people`).

    Asked of a session that is over it answers for who sat there then; of one ahead, for who sits now.
    """
    moment = min(at, session.slot.starts_at or at)
    profile = session.track.kind
    if all(seat.profile != profile for seat in pair.seats.all()):
        return Absence.SAME
    there = _seated(pair, profile, moment)
    if not there:
        return Absence.VACANT
    clashing = [other for other in beside if other != session and overlap(session, other)]
    teaching = {trainer.user_id for other in clashing for trainer in other.trainers.all()}
    if there <= teaching:
        return Absence.TEACHES
    kinds = {other.track.kind for other in clashing} - {profile}
    if any(there == _seated(pair, kind, moment) and len(there) == 1 for kind in kinds):
        return Absence.BOTH
    return None


def _seated(pair: CityPair, profile: str, moment: dt.datetime) -> set[int]:
    """The people in its seats of a profile at a moment."""
    return {
        tenure.user_id
        for seat in pair.seats.all()
        if seat.profile == profile
        for tenure in seat.tenures.all()
        if tenure.started_at <= moment and (tenure.ended_at is None or tenure.ended_at > moment)
    }
