"""Who works on a build: a lease with a fencing token, renewed by heartbeat, taken back when it is lost."""

import datetime as dt
from typing import Any, TypedDict, Unpack

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.domain.clock import shared_now
from accounts.domain.moves import Refused, move
from guide.enums import MAX_ATTEMPTS, BuildStage, BuildState
from guide.models import Build

MOST_LOG = 20_000


class SoFar(TypedDict, total=False):
    """How far a build is: what it does, in words, in per cent, and part by part."""

    stage: BuildStage
    step: str
    progress: int
    parts: list[dict[str, Any]]


class LeaseLost(Exception):
    """The build is not ours any more: somebody took it back, cancelled or finished it."""


def claim_build(build_id: int, *, worker: str = "", at: dt.datetime | None = None) -> Build | None:
    """Take a queued build; None if it is not queued (any more).

    One compare-and-set: of two workers who ask at one moment, one gets it. The fence rises with
    each claim, so that who held it before can be told from who holds it now.
    """
    at = at or shared_now()
    build = Build.objects.filter(pk=build_id, state=BuildState.QUEUED).first()
    if build is None:
        return None
    try:
        move(
            build,
            BuildState.RUNNING,
            by=None,
            at=at,
            verb="claimed",
            note=worker,
            fence=F("fence") + 1,
            attempts=F("attempts") + 1,
            lease_until=at + lease_time(),
            heartbeat_at=at,
            stage=BuildStage.CLAIMED,
            step="",
            parts=[],
            progress=1,
            problem="",
        )
    except Refused:
        return None
    build.refresh_from_db()
    return build


def renew_lease(build: Build, *, fence: int, at: dt.datetime | None = None, **so_far: Unpack[SoFar]) -> None:
    """Say that we still work on it, and how far we are; LeaseLost if the build is not ours any more."""
    at = at or shared_now()
    ours = Build.objects.filter(pk=build.pk, state=BuildState.RUNNING, fence=fence)
    if not ours.update(lease_until=at + lease_time(), heartbeat_at=at, **so_far):
        raise LeaseLost


def reap_lost_builds(at: dt.datetime | None = None) -> list[Build]:
    """Builds that nobody has renewed go back to the queue, or fail openly after the last attempt."""
    at = at or shared_now()
    keys = list(Build.objects.lost(at).values_list("pk", flat=True))
    return [build for key in keys if (build := _reap(key, at))]


def lease_time() -> dt.timedelta:
    """How long a worker may be silent."""
    return dt.timedelta(seconds=settings.BUILD_LEASE_SECONDS)


def hold(build: Build, fence: int) -> Build:
    """The running build, held until the transaction ends; LeaseLost unless the fence is the newest."""
    ours = Build.objects.filter(pk=build.pk, state=BuildState.RUNNING, fence=fence)
    held: Build | None = ours.select_for_update(of=("self",)).first()
    if held is None:
        raise LeaseLost
    return held


def added_log(build: Build, line: str, at: dt.datetime) -> str:
    """The log with one more line, its oldest part cut when it grows too long."""
    return f"{build.log}{at:%Y-%m-%d %H:%M:%S} {line.strip()}\n"[-MOST_LOG:]


@transaction.atomic
def _reap(key: int, at: dt.datetime) -> Build | None:
    build: Build | None = Build.objects.lost(at).select_for_update(of=("self",)).filter(pk=key).first()
    if build is None:
        return None
    log = added_log(build, f"Attempt {build.attempts} fell silent.", at)
    if build.attempts < MAX_ATTEMPTS:
        move(
            build, BuildState.QUEUED, by=None, at=at, verb="lease lost", lease_until=None, log=log, progress=0
        )
        return build
    problem = _("The work broke off %(times)s times without saying why. Try it again by hand.")
    words = problem % {"times": build.attempts}
    move(
        build,
        BuildState.FAILED,
        by=None,
        at=at,
        verb="lease lost",
        lease_until=None,
        log=log,
        problem=words,
        finished_at=at,
    )
    return build
