"""Who may do what in a programme."""

from typing import Any

import rules

from accounts.models import User
from cohorts.rules import is_member, is_organiser, is_participant, is_trainer


@rules.predicate
def teaches_session(user: User, session: Any) -> bool:
    """Is named, with an account, among the session's trainers."""
    return bool(session.trainers.teaching(user).exists())


@rules.predicate
def teaches_polled_session(user: User, poll: Any) -> bool:
    return bool(teaches_session(user, poll.session))


may_read_working_session = is_organiser | (is_trainer & teaches_session)
may_read_joining_link = is_member
# Who observes reads what is said, and says nothing.
may_remark_on_release = is_organiser | is_participant | is_trainer
# Asked is who comes: the cities' officials, and who teaches.
may_answer_poll = is_participant | (is_trainer & teaches_polled_session)
