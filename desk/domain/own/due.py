"""What is due: outputs that sessions promised and that are still owed, for whom and when."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from desk.domain.own.ahead import begins, zone_of
from desk.domain.own.standing import Standing
from programme.enums import OutputOwner
from programme.models import Output, ReleasedSession


@dataclasses.dataclass(frozen=True)
class Due:
    """One thing owed: what, until when (a day where it is known), and by which rule."""

    title: str
    cohort: Cohort
    session: ReleasedSession
    day: dt.date | None
    words: str
    late: bool

    @property
    def session_day(self) -> dt.date | None:
        """The day of the session that promised it, in the session's own zone."""
        starts = self.session.starts_at
        return starts.astimezone(zone_of(self.session)).date() if starts else self.session.first_day


def due_outputs(
    standing: Standing, released: Iterable[ReleasedSession], *, at: dt.datetime | None = None
) -> list[Due]:
    """Open outputs of released sessions: every city's for officials, the organisers' for organisers.

    In the order of their days; one without a day stands where its session does. Editions that are
    over owe nothing.
    """
    at = at or timezone.now()
    sessions = {session.uid: session for session in released}
    owed = Output.objects.owed().filter(session__cohort__in=standing.running)
    shown = ("title", "owner", "due_wording", "due_last", "due_days_after")
    found = [
        _due(output, sessions[output.session.slot.uid], at)
        for output in owed.select_related("session__slot").only(
            *shown, "session__cohort_id", "session__slot__uid"
        )
        if output.session.slot.uid in sessions and _concerns(output, standing)
    ]
    return sorted(found, key=lambda due: (due.day or begins(due.session).date(), due.title))


def due_day(output: Output, session: ReleasedSession) -> dt.date | None:
    """The last day to deliver: as written, or counted from the session's end in its own zone."""
    if output.due_last or output.due_days_after is None:
        return output.due_last
    ends = session.ends_at.astimezone(zone_of(session)).date() if session.ends_at else session.last_day
    return ends + dt.timedelta(days=output.due_days_after) if ends else None


def _concerns(output: Output, standing: Standing) -> bool:
    cohort = output.session.cohort_id
    if output.owner == OutputOwner.CITIES:
        return any(pair.cohort_id == cohort for pair in standing.pairs)
    return any(organised.pk == cohort for organised in standing.organised)


def _due(output: Output, session: ReleasedSession, at: dt.datetime) -> Due:
    day = due_day(output, session)
    late = bool(day and day < at.astimezone(zone_of(session)).date())
    return Due(output.title, session.release.cohort, session, day, _rule(output), late)


def _rule(output: Output) -> str:
    """Which rule sets the day; the day itself is shown beside it, so it is not said twice."""
    if output.due_wording:
        return output.due_wording
    if output.due_last:
        return ""
    return output.due_words() or _("with the session")
