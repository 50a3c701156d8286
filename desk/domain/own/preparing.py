"""What a person does before the next session: what it asks for, what is due with it, what the plan lacks."""

import dataclasses
from collections.abc import Iterable

from django.utils.translation import gettext as _

from desk.domain.own.ahead import Ahead
from desk.domain.own.due import Due
from desk.domain.own.growing import OwnPlan


@dataclasses.dataclass(frozen=True)
class Step:
    """One thing to do, where it can be done, and whether it is."""

    text: str
    url: str = ""
    done: bool = False


def steps_for(ahead: Ahead, due: Iterable[Due], plan: OwnPlan | None) -> list[Step]:
    """In the order in which one would do them; empty where nothing is asked."""
    steps = [Step(line) for line in ahead.prepare.splitlines() if line.strip()]
    if plan and plan.plan and plan.plan.is_open:
        url = plan.plan.get_absolute_url()
        steps += _lacking(plan)
        steps += [Step(owed.title, url) for owed in due if owed.session.uid == ahead.session.uid]
    return steps


def _lacking(own: OwnPlan) -> list[Step]:
    if not own.empty:
        return [Step(_("Every section that your level asks for is begun"), own.bars[0]["url"], done=True)]
    numbers = ", ".join(str(bar["number"]) for bar in own.empty)
    words = _("Begin the sections that your level asks for and that are empty: %s") % numbers
    return [Step(words, own.empty[0]["url"])]
