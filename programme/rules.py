"""Who may do what in a programme."""

from typing import Any

import rules

from accounts.models import User
from cohorts.models import Seat
from cohorts.rules import is_member, is_organiser, is_participant, is_trainer
from programme.enums import TrackKind


@rules.predicate
def teaches_session(user: User, session: Any) -> bool:
    """Is named, with an account, among the session's trainers."""
    return bool(session.trainers.teaching(user).exists())


@rules.predicate
def teaches_polled_session(user: User, poll: Any) -> bool:
    return bool(teaches_session(user, poll.session))


@rules.predicate
def expected_at_polled_session(user: User, poll: Any) -> bool:
    """The session is for everybody, or for the track of a seat that this person holds."""
    kind = poll.session.track.kind
    return kind == TrackKind.COMMON or kind in Seat.objects.profiles_held_by(user, cohort=poll.cohort)


may_read_working_session = is_organiser | (is_trainer & teaches_session)
may_read_joining_link = is_member
# Who observes reads what is said, and says nothing.
may_remark_on_release = is_organiser | is_participant | is_trainer
# Asked is who comes: the officials whose track it is, and who teaches.
may_answer_poll = (is_participant & expected_at_polled_session) | (is_trainer & teaches_polled_session)
