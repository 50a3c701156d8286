"""How a build ends: done with its files, failed with the reason, cancelled, or tried again by hand."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.domain.leases import hold
from accounts.domain.moves import move
from accounts.models import User
from guide.domain.build.files import KeptFile
from guide.domain.build.lease import added_log
from guide.enums import ArtefactKind, BuildState
from guide.models import Artefact, Build


@transaction.atomic
def finish_build(
    build: Build, *, fence: int, files: dict[ArtefactKind, KeptFile], at: dt.datetime | None = None
) -> Build:
    """Name the files and call the build done, in one transaction; LeaseLost writes nothing."""
    at = at or timezone.now()
    held = hold(build, fence)
    for kind, kept in files.items():
        Artefact.objects.create(build=held, kind=kind, file=kept.name, sha256=kept.sha256, size=kept.size)
    move(
        held,
        BuildState.DONE,
        by=None,
        at=at,
        verb="done",
        lease_until=None,
        finished_at=at,
        stage="",
        step="",
        progress=100,
        log=added_log(held, "Done.", at),
    )
    return held


@transaction.atomic
def fail_build(
    build: Build, *, fence: int, problem: str, log: str = "", at: dt.datetime | None = None
) -> Build:
    """The build failed, openly: one sentence for people, the rest in the log. LeaseLost if not ours."""
    at = at or timezone.now()
    held = hold(build, fence)
    words = f"{problem}\n{log}" if log else problem
    move(
        held,
        BuildState.FAILED,
        by=None,
        at=at,
        verb="failed",
        note=problem,
        lease_until=None,
        finished_at=at,
        problem=problem,
        log=added_log(held, words, at),
    )
    return held


def cancel_build(build: Build, *, by: User, at: dt.datetime | None = None) -> None:
    """Stop a build that waits or runs; its worker notices at the next heartbeat and writes nothing."""
    at = at or timezone.now()
    move(build, BuildState.CANCELLED, by=by, at=at, verb="cancelled", lease_until=None, finished_at=at)


def retry_build(build: Build, *, by: User, at: dt.datetime | None = None) -> None:
    """Queue a failed build again, with all its attempts before it."""
    at = at or timezone.now()
    move(
        build,
        BuildState.QUEUED,
        by=by,
        at=at,
        verb="queued again",
        attempts=0,
        progress=0,
        stage="",
        step="",
        parts=[],
        problem="",
        finished_at=None,
    )
