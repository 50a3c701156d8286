"""Who may do what in a programme."""

from typing import Any

import rules

from accounts.models import User
from cohorts.rules import is_member, is_organiser, is_participant, is_trainer
from programme.enums import RecordingAudience, TrackKind


@rules.predicate
def teaches_session(user: User, session: Any) -> bool:
    """Is named, with an account, among the session's trainers."""
    return bool(session.trainers.teaching(user).exists())


@rules.predicate
def teaches_polled_session(user: User, poll: Any) -> bool:
    return bool(teaches_session(user, poll.session))


def is_expected(user: User, session: Any) -> bool:
    """Whether it is for all who sit in a pair, or for the track of a seat that this person holds."""
    kind, pairs = session.track.kind, session.cohort.pairs.active()
    own = pairs.seating(user) if kind == TrackKind.COMMON else pairs.seating_as(user, kind)
    return bool(own.exists())


@rules.predicate
def expected_at_polled_session(user: User, poll: Any) -> bool:
    return is_expected(user, poll.session)


@rules.predicate
def teaches_supplied_session(user: User, supply: Any) -> bool:
    return bool(teaches_session(user, supply.session))


@rules.predicate
def is_given_out(user: User, material: Any) -> bool:
    """Not taken away, its moment come, its session in a release."""
    return bool(material.is_shown and material.is_due() and material.session.is_released)


@rules.predicate
def is_agreed_to(user: User, recording: Any) -> bool:
    """Of a session that was held and released, and those who were there agreed."""
    session = recording.session
    return bool(recording.agreed_on and session.is_held and session.is_released)


@rules.predicate
def is_meant_for(user: User, recording: Any) -> bool:
    """Everybody of the edition; or who was expected there by track and seat, and who taught it."""
    if recording.audience == RecordingAudience.MEMBERS:
        return bool(is_member(user, recording))
    if recording.audience != RecordingAudience.EXPECTED:
        return False
    if is_trainer(user, recording) and teaches_supplied_session(user, recording):
        return True
    return is_expected(user, recording.session)


may_read_working_session = is_organiser | (is_trainer & teaches_session)
may_read_joining_link = is_member
# Who observes reads what is said, and says nothing.
may_remark_on_release = is_organiser | is_participant | is_trainer
# Asked is who comes: the officials whose track it is, and who teaches.
may_answer_poll = (is_participant & expected_at_polled_session) | (is_trainer & teaches_polled_session)
may_supply = is_organiser | (is_trainer & teaches_supplied_session)
may_read_material = may_supply | (is_member & is_given_out)
may_watch = is_organiser | (is_member & is_agreed_to & is_meant_for)
