"""What members said of the preliminary programme, when they can come, and which warnings stand."""

import datetime as dt
from typing import Any

from desk.domain.demonstration.cohort import Stage
from desk.domain.demonstration.facts import moment
from programme.domain.consultation import decide, leave_remark
from programme.domain.polls import Span, answer_poll, begin_poll
from programme.domain.sessions import change_session
from programme.domain.warnings import warn
from programme.domain.warnings.accepting import accept_warnings
from programme.models import Release


def consult(stage: Stage, release: Release, rows: list[dict[str, Any]]) -> None:
    """Remarks on the release, each answered a week later; what is adopted is changed."""
    for row in rows:
        at = release.released_at + dt.timedelta(days=row["days"])
        session = release.sessions.select_related("release__cohort").get(code=row["session"])
        thread = leave_remark(
            session, field=row["field"], text=row["text"], by=stage.people[row["by"]], at=at
        )
        if "change" in row:
            working = stage.cohort.sessions.get(code=row["session"])
            change_session(working, by=stage.organiser, at=at, **row["change"])
        answered = at + dt.timedelta(days=7)
        decide(thread, outcome=row["outcome"], reason=row.get("reason", ""), by=stage.organiser, at=answered)


def ask_for_a_date(stage: Stage, facts: dict[str, Any], today: dt.date) -> None:
    """A poll that some have answered; `times`: week from now, weekday (0 is Monday), hour, hours long."""
    monday, at = today - dt.timedelta(days=today.weekday()), moment(today, 0) - dt.timedelta(days=2)
    weeks = [(dt.timedelta(weeks=week, days=day), hours) for week, day, *hours in facts["times"]]
    poll = begin_poll(
        stage.cohort.sessions.get(code=facts["session"]),
        proposals=[_span(monday + later, *hours) for later, hours in weeks],
        answer_by=today + dt.timedelta(days=facts["answer_in"]),
        by=stage.organiser,
        at=at,
    )
    keys = list(poll.proposals.order_by("starts_at").values_list("pk", flat=True))
    for who, verdicts in facts["answers"].items():
        said = dict(zip(keys, verdicts, strict=True))
        answer_poll(poll, said, by=stage.people[who], at=at + dt.timedelta(hours=9))


def let_warnings_stand(stage: Stage, facts: dict[str, Any]) -> None:
    """One kind of warning, about these sessions, is accepted for one reason."""
    warned = warn(stage.cohort.sessions.with_parts().in_order())
    chosen = [w for w in warned if w.kind == facts["kind"] and w.code in facts["sessions"]]
    accept_warnings(stage.cohort, chosen, reason=facts["reason"], by=stage.organiser)


def _span(day: dt.date, hour: int, hours: int) -> Span:
    return Span(moment(day, hour), moment(day, hour + hours))
