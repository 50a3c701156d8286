"""Who may do what with a plan, a section and its remarks: the table of rights, written once."""

from typing import Any

import rules

from accounts.models import User
from actionplans.enums import OPEN_TO_COHORT
from cohorts.rules import is_member, is_observer, is_organiser, is_participant, is_trainer, sits_in_pair


@rules.predicate
def is_shown_to_cohort(user: User, section: Any) -> bool:
    """The section's state and audience let the whole cohort read it."""
    if section.plan.pair.state == "withdrawn":
        return False
    return bool(section.plan.state in OPEN_TO_COHORT or section.audience != "pair")


@rules.predicate
def pair_is_taking_part(user: User, subject: Any) -> bool:
    return bool(subject.pair.state != "withdrawn")


@rules.predicate
def is_being_written(user: User, subject: Any) -> bool:
    return bool(getattr(subject, "plan", subject).is_open)


may_view_plan = is_organiser | (is_member & pair_is_taking_part)
may_view_section = sits_in_pair | is_organiser | (is_member & is_shown_to_cohort)
may_edit_section = sits_in_pair
# Who writes when is the pair's own affair, and the organisers'.
may_meet_writers = sits_in_pair | is_organiser
may_remark_on_section = (
    is_organiser
    | (sits_in_pair & is_being_written)
    | ((is_participant | is_trainer) & is_shown_to_cohort & is_being_written)
)
# A text is reviewed by somebody else than those who wrote it.
may_review_section = may_remark_on_section & ~sits_in_pair


@rules.predicate
def wrote_it(user: User, subject: Any) -> bool:
    return bool(subject is not None and subject.author_id == user.pk)


@rules.predicate
def may_see_thread(user: User, thread: Any) -> bool:
    """One's own, what one's audience includes, and everything for organisers."""
    if thread is None or not may_view_section(user, thread.section):
        return False
    if thread.author_id == user.pk or is_organiser(user, thread):
        return True
    return thread.audience == "cohort" or bool(thread.audience == "pair" and sits_in_pair(user, thread))


may_resolve_thread = may_see_thread & (is_organiser | sits_in_pair)
may_reply = may_see_thread & ~(is_observer & ~is_organiser & ~is_trainer & ~is_participant)


@rules.predicate
def may_reply_beside(user: User, remark: Any) -> bool:
    return bool(may_reply(user, remark.thread))


may_change_remark = wrote_it & may_reply_beside
may_attach = may_see_thread & (wrote_it | is_organiser | sits_in_pair)
