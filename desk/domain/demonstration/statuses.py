"""How far the sections of the demonstration's plans are, said by those who would say it."""

import datetime as dt
from typing import Any

from accounts.models import User
from actionplans.domain.status import ask_for_review, mark_final, mark_reviewed, take_back
from actionplans.models import Plan, Section

SAID = {"ready": ask_for_review, "reviewed": mark_reviewed, "final": mark_final, "draft": take_back}


def say(section: Section, row: dict[str, Any], *, by: User, at: dt.datetime) -> None:
    """What a row says of the newest text of its section."""
    SAID[row["to"]](section, of=section.number, by=by, at=at)


def finish_sections(plan: Plan, *, by: User, opened: dt.datetime, closed: dt.datetime) -> None:
    """In review each section with a text is offered; whoever remarked last on one has reviewed it."""
    sections = plan.sections.exclude(current=None).select_related("current", "plan")
    pair = [tenure.user for tenure in plan.pair.current_tenures()]
    for section in sections.prefetch_related("threads__author"):
        ask_for_review(section, of=section.number, by=by, at=opened)
        readers = [thread.author for thread in section.threads.all() if thread.author not in pair]
        if readers:
            mark_reviewed(section, of=section.number, by=readers[-1], at=opened + dt.timedelta(days=1))
        mark_final(section, of=section.number, by=by, at=closed)
