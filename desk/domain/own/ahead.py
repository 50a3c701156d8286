"""What lies ahead in the newest releases: the next session of each edition, and who teaches what."""

import dataclasses
import datetime as dt
import zoneinfo
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.enums import RoleKind
from cohorts.models import Cohort
from desk.domain.own.standing import Standing
from programme.enums import SessionKind, TrackKind
from programme.models import Release, ReleasedSession, SessionTrainer

HOUR, DAY, WEEK = 60, 24 * 60, 7 * 24 * 60
RELEASE = ("pk", "cohort_id", "number", "kind", "released_at")
# When joining becomes what one came for.
SOON = dt.timedelta(hours=1)


@dataclasses.dataclass(frozen=True)
class Ahead:
    """A released session that is still to come, and how long until then in words."""

    session: ReleasedSession
    cohort: Cohort
    countdown: str
    soon: bool = False
    prepare: str = ""


def released_now(cohorts: Iterable[Cohort]) -> list[ReleasedSession]:
    """The sessions of the newest release of each edition, in their order.

    Of their texts only what is to be prepared, as `prepare`; one question for all of it.
    """
    editions = {cohort.pk: cohort for cohort in cohorts}
    newer = Release.objects.filter(cohort=OuterRef("cohort"), number__gt=OuterRef("number"))
    newest = Release.objects.filter(~Exists(newer), cohort__in=editions).values("pk")
    told = {f"release_{name}": F(f"release__{name}") for name in RELEASE}
    whole = ReleasedSession.objects.of_releases(newest).annotate(prepare=KT("body__preparations"), **told)
    found: list[Any] = list(
        whole.defer("body", "order", "sequence", "phase_code", "phase_title", "track_title")
    )
    releases: dict[int, Release] = {}
    for session in found:
        # One release for all of its sessions, rather than one made with each.
        if session.release_id not in releases:
            fields = {name: getattr(session, f"release_{name}") for name in RELEASE}
            releases[session.release_id] = Release(**fields)
            releases[session.release_id].cohort = editions[fields["cohort_id"]]
        session.release = releases[session.release_id]
    return found


def next_sessions(
    standing: Standing, released: Iterable[ReleasedSession], *, at: dt.datetime | None = None
) -> list[Ahead]:
    """For each running edition the session that comes next for this person, the soonest first.

    A pair's official is expected in the common track and in that of the own profile.
    """
    at = at or timezone.now()
    found = []
    for cohort in standing.running:
        expected = standing.profiles(cohort) | {TrackKind.COMMON}
        everything = any(role.cohort_id == cohort.pk for role in standing.roles)
        mine = [
            session
            for session in released
            if session.release.cohort_id == cohort.pk and (everything or session.track_kind in expected)
        ]
        if soonest := min((s for s in mine if is_ahead(s, at)), key=begins, default=None):
            soon = begins(soonest) - at < SOON
            prepare = getattr(soonest, "prepare", None) or ""
            found.append(Ahead(soonest, cohort, countdown(soonest, at), soon, prepare))
    return sorted(found, key=lambda ahead: begins(ahead.session))


def taught_by(
    standing: Standing, released: Iterable[ReleasedSession], *, at: dt.datetime | None = None
) -> tuple[list[ReleasedSession], list[ReleasedSession]]:
    """The released sessions that a trainer teaches: those ahead, and those that are over."""
    if not standing.holds(RoleKind.TRAINER):
        return [], []
    at = at or timezone.now()
    uids = set(SessionTrainer.objects.teaching(standing.person).values_list("session__slot__uid", flat=True))
    mine = [session for session in released if session.uid in uids and not session.cancelled]
    over = [session for session in mine if _has_ended(session, at)]
    return [session for session in mine if session not in over], over


def is_ahead(session: ReleasedSession, at: dt.datetime) -> bool:
    """Whether it has a time, is not cancelled, is no break, and has not ended."""
    if session.cancelled or session.kind == SessionKind.BREAK:
        return False
    return bool(session.ends_at or session.last_day) and not _has_ended(session, at)


def _has_ended(session: ReleasedSession, at: dt.datetime) -> bool:
    """One without a date is still to come."""
    if session.ends_at:
        return session.ends_at <= at
    return bool(session.last_day and session.last_day < at.astimezone(zone_of(session)).date())


def begins(session: ReleasedSession) -> dt.datetime:
    """Its moment; of a window, the first morning."""
    if session.starts_at:
        return session.starts_at
    return dt.datetime.combine(session.first_day or dt.date.max, dt.time(), tzinfo=zone_of(session))


def zone_of(session: ReleasedSession) -> zoneinfo.ZoneInfo:
    """The zone in which the session was told."""
    return zoneinfo.ZoneInfo(session.time_zone)


def countdown(session: ReleasedSession, at: dt.datetime) -> str:
    """How long until it begins, in the largest unit that is still exact enough to plan by."""
    minutes = int((begins(session) - at).total_seconds() // 60)
    if minutes < 0:
        return _("now") if session.starts_at else _("in these days")
    if minutes < HOUR:
        return ngettext("in %d minute", "in %d minutes", minutes) % minutes
    if minutes < DAY:
        return ngettext("in %d hour", "in %d hours", minutes // HOUR) % (minutes // HOUR)
    if minutes < 3 * WEEK:
        return ngettext("in %d day", "in %d days", minutes // DAY) % (minutes // DAY)
    return ngettext("in %d week", "in %d weeks", minutes // WEEK) % (minutes // WEEK)
