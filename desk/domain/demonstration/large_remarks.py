"""Remarks for measuring: as many a revision as a busy cohort leaves, some answered, some resolved."""

import datetime as dt
import random
from collections.abc import Sequence

from accounts.models import User
from actionplans.domain.remark import leave_remark, reply, resolve_thread
from actionplans.models import Revision

# 60 plans of 12 sections with 200 revisions each have 20,000 remarks.
REVISIONS_A_REMARK = 60 * 12 * 200 / 20_000
# How far back people remark on a text, in revisions.
BACK = 20


def leave_remarks(newest: Sequence[Revision], pair: Sequence[User], by: User, dice: random.Random) -> None:
    """Leave a section's share of remarks on its latest revisions; every third is answered and resolved."""
    for last in newest:
        count = max(1, round(last.number / REVISIONS_A_REMARK))
        latest = list(last.section.revisions.newest_first()[:BACK])
        for number in range(count):
            _leave(dice.choice(latest), pair, by, dice, resolved=number % 3 == 2)


def _leave(
    revision: Revision, pair: Sequence[User], by: User, dice: random.Random, *, resolved: bool
) -> None:
    paragraph = dice.choice([part for part in revision.text.split("\n\n") if not part.startswith("|")])
    sentence = dice.choice([part for part in paragraph.split(". ") if part])
    start = revision.text.index(sentence)
    at = revision.stored_at + dt.timedelta(minutes=20)
    thread = leave_remark(
        revision,
        start=start,
        end=start + len(sentence),
        text="Which layer shows this, and who keeps it?",
        audience="cohort",
        by=by,
        at=at,
    )
    if resolved:
        later = at + dt.timedelta(days=1)
        reply(thread, text="The survey does; the planners keep it.", by=pair[0], at=later)
        resolve_thread(thread, outcome="answered", by=pair[0], at=later)
