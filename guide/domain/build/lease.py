"""Who works on a build, how far they are, and what becomes of one that fell silent."""

import datetime as dt
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.clock import shared_now
from accounts.domain.leases import MOST_ATTEMPTS, claim, hold_lost, lost, renew
from accounts.domain.moves import move
from guide.enums import BuildStage, BuildState
from guide.models import Build

MOST_LOG = 20_000


class SoFar(TypedDict, total=False):
    """How far a build is: what it does, in words, in per cent, and part by part."""

    stage: BuildStage
    step: str
    progress: int
    parts: list[dict[str, Any]]


def claim_build(build_id: int, *, worker: str = "", at: dt.datetime | None = None) -> Build | None:
    """Take a queued build; None if it is not queued (any more)."""
    build: Build | None = Build.objects.waiting().filter(pk=build_id).first()
    fresh = {"stage": BuildStage.CLAIMED, "step": "", "parts": [], "progress": 1, "problem": ""}
    at = at or shared_now()
    if build and claim(build, at=at, note=worker, heartbeat_at=at, **fresh):
        return build
    return None


def renew_lease(build: Build, *, fence: int, at: dt.datetime | None = None, **so_far: Unpack[SoFar]) -> None:
    """Say that we still work on it, and how far we are; LeaseLost if the build is not ours any more."""
    at = at or shared_now()
    renew(build, fence=fence, at=at, heartbeat_at=at, **so_far)


def reap_lost_builds(at: dt.datetime | None = None) -> list[Build]:
    """Builds that nobody has renewed go back to the queue, or fail openly after the last attempt."""
    at = at or shared_now()
    return [build for key in lost(Build, at) if (build := _reap(key, at))]


def added_log(build: Build, line: str, at: dt.datetime) -> str:
    """The log with one more line, its oldest part cut when it grows too long."""
    return f"{build.log}{at:%Y-%m-%d %H:%M:%S} {line.strip()}\n"[-MOST_LOG:]


@transaction.atomic
def _reap(key: int, at: dt.datetime) -> Build | None:
    build = hold_lost(Build, key, at)
    if build is None:
        return None
    facts: dict[str, Any] = {
        "lease_until": None,
        "log": added_log(build, f"Attempt {build.attempts} fell silent.", at),
    }
    if build.attempts < MOST_ATTEMPTS:
        move(build, BuildState.QUEUED, by=None, at=at, verb="lease lost", progress=0, **facts)
        return build
    problem = _("The work broke off %(times)s times without saying why. Try it again by hand.")
    facts |= {"problem": problem % {"times": build.attempts}, "finished_at": at}
    move(build, BuildState.FAILED, by=None, at=at, verb="lease lost", **facts)
    return build
