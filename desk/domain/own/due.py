"""What is due: outputs that sessions promised and that are still owed, for whom and when."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import CityPair, Cohort
from desk.domain.own.ahead import begins
from desk.domain.own.standing import Standing
from programme.domain.due import Due as Span
from programme.domain.due import find_due
from programme.domain.moments import day_of
from programme.enums import OutputState
from programme.models import Output, ReleasedSession


@dataclasses.dataclass(frozen=True)
class Due:
    """One thing owed: what, until when (a day where it is known), by which rule, and where to deliver it."""

    title: str
    cohort: Cohort
    session: ReleasedSession
    day: dt.date | None
    words: str
    late: bool
    url: str = ""

    @property
    def session_day(self) -> dt.date | None:
        """The day of the session that promised it, in the session's own zone."""
        return day_of(self.session)


def due_outputs(
    standing: Standing, released: Iterable[ReleasedSession], *, at: dt.datetime | None = None
) -> list[Due]:
    """Open outputs of released sessions: each own city's part for officials, the organisers' for organisers.

    In the order of their days; one without a day stands where its session does. Editions that are
    over owe nothing, nor do sessions that were cancelled.
    """
    at = at or timezone.now()
    sessions = {session.uid: session for session in released if not session.cancelled}
    owed = Output.objects.open_in(standing.running).with_parts_of(standing.pairs)
    shown = ("title", "owner", "due_wording", "due_first", "due_last", "due_days_after")
    found = [
        due
        for output in owed.select_related("session__slot").only(
            *shown, "session__cohort_id", "session__slot__uid"
        )
        if output.session.slot.uid in sessions
        for due in _owed(output, sessions[output.session.slot.uid], standing, at)
    ]
    return sorted(found, key=lambda due: (due.day or begins(due.session).date(), due.title))


def _owed(output: Output, session: ReleasedSession, standing: Standing, at: dt.datetime) -> Iterator[Due]:
    """What of it this person owes: once for each own pair that has not delivered, once for organisers."""
    cohort = session.release.cohort
    if not output.is_cities:
        if any(organised.pk == cohort.pk for organised in standing.organised):
            url = reverse("programme:output", args=[cohort.slug, output.pk])
            yield _due(output, session, None, url, at)
        return
    for pair in standing.pairs:
        if pair.cohort_id == cohort.pk and _state(output, pair) == OutputState.OPEN:
            until = getattr(output, f"until_of_{pair.pk}")
            url = reverse("programme:promised", args=[cohort.slug]) + f"#o-{output.pk}"
            yield _due(output, session, until, url, at)


def _state(output: Output, pair: CityPair) -> str:
    return getattr(output, f"state_of_{pair.pk}") or OutputState.OPEN


def _due(output: Output, session: ReleasedSession, until: dt.date | None, url: str, at: dt.datetime) -> Due:
    due = find_due(output, session, until=until)
    words = _("you have more time") if due.before else _rule(output, due)
    return Due(output.title, session.release.cohort, session, due.day, words, due.is_late(at), url)


def _rule(output: Output, due: Span) -> str:
    """Which rule sets the day; of a window both ends. The day itself is shown beside it, not said twice."""
    if output.due_wording:
        return output.due_wording
    if due.first:
        return due.words
    if output.due_last:
        return ""
    return output.due_words() or _("with the session")
