"""What the cities of the running edition owe: until when, what needs it, and who has delivered it."""

import datetime as dt
from typing import Any, cast

from accounts.domain.moves import Refused
from desk.domain.demonstration.cohort import Stage
from desk.domain.demonstration.facts import read
from programme.domain.deliveries import deliver_for
from programme.domain.extensions import grant_extension
from programme.domain.needs import set_needs
from programme.domain.outputs import change_output
from programme.domain.stages import close_session
from programme.enums import SessionState
from programme.models import Output, Session

FACTS = "outputs_running.json"


def promise(stage: Stage, *, at: dt.datetime) -> None:
    """Give what each city owes its day, and say which sessions need it first."""
    facts = read(FACTS)
    for code, days in facts["due"].items():
        change_output(_output(stage, code), due_days_after=days, by=stage.organiser, at=at)
    for code, sources in facts["needs"].items():
        needed = [_output(stage, source) for source in sources]
        set_needs(stage.cohort.sessions.get(code=code), needed, by=stage.organiser, at=at)


def hand_in(stage: Stage) -> None:
    """Cities deliver, one is given more time; a session that has everything is closed."""
    facts = read(FACTS)
    for row in facts["delivered"]:
        at, output = _ended(stage, row), _output(stage, row["session"])
        pair, by = stage.pairs[row["city"]], stage.people[row["by"]]
        deliver_for(output, pair, by=by, at=at, note=row["note"])
    for row in facts["extended"]:
        at, output = _ended(stage, row), _output(stage, row["session"])
        until = (at + dt.timedelta(days=row["days"] - row["after"])).date()
        pair, reason = stage.pairs[row["city"]], row["reason"]
        grant_extension(output, pair, until=until, reason=reason, by=stage.organiser, at=at)
    for session in stage.cohort.sessions.filter(state=SessionState.HELD).select_related("slot"):
        _close(stage, session)


def _close(stage: Stage, session: Session) -> None:
    try:
        close_session(session, by=stage.organiser, at=_after(session, 14))
    except Refused:
        # A city still owes its part, or it never said what it yields.
        return


def _output(stage: Stage, code: str) -> Output:
    """What every city owes of a session."""
    found: Output = Output.objects.of_cohort(stage.cohort).of_cities().with_session().get(session__code=code)
    return found


def _ended(stage: Stage, row: dict[str, Any]) -> dt.datetime:
    session = stage.cohort.sessions.select_related("slot").get(code=row["session"])
    return _after(session, row["after"])


def _after(session: Session, days: int) -> dt.datetime:
    """Days after the end of a session that was held, so that it has one."""
    return cast(dt.datetime, session.slot.ends_at) + dt.timedelta(days=days)
