"""Where people read that a session is: its newest release, not what organisers are still moving."""

from cohorts.models import Cohort
from programme.domain.wording import Placed
from programme.models import ReleasedSession, Session


def newest_places(cohort: Cohort) -> dict[str, ReleasedSession]:
    """The sessions of the newest release by code, without their texts; none before the first."""
    return {copy.code: copy for copy in ReleasedSession.objects.newest_of(cohort).defer("body")}


def newest_place(session: Session) -> Placed:
    """The session in the newest release; one that was never released, as it stands in the studio."""
    return newest_places(session.cohort).get(session.code) or session.slot
