"""Running a build: print, keep, finish, with a heartbeat that tells whether it is still ours."""

import dataclasses
import datetime as dt
import os
import socket
from collections.abc import Callable

from django.utils.translation import gettext as _

from accounts.domain.clock import shared_now
from accounts.domain.leases import LeaseLost
from guide.domain.build.files import KeptFile, keep_file, read_figures, sweep_partials
from guide.domain.build.kept import KeptParts, prune_parts
from guide.domain.build.lease import SoFar, claim_build, renew_lease
from guide.domain.build.outcome import fail_build, finish_build
from guide.domain.printing import Progress, print_guide
from guide.enums import ArtefactKind, BuildStage
from guide.models import Build
from press.job import PressFailed

Clock = Callable[[], dt.datetime]
Printer = Callable[..., bytes]


def run_build(build_id: int, *, printer: Printer = print_guide, clock: Clock = shared_now) -> Build | None:
    """Claim a queued build and make its files; None if it was not there to claim, or was lost.

    Safe to call twice and by several workers: the row decides. Whatever goes wrong is written into
    the row as one sentence; a worker whose lease is lost writes nothing. Parts that were printed
    stay on the shelf even if the build fails, so the next try prints only what is missing.
    """
    worker = f"{socket.gethostname()} {os.getpid()}"
    build = claim_build(build_id, worker=worker, at=clock())
    if build is None:
        return None
    try:
        return _make(build, printer=printer, clock=clock)
    except LeaseLost:
        return None
    except PressFailed as failed:
        return _fail(build, failed.reason, failed.log, clock())
    except Exception as unforeseen:  # noqa: BLE001 (the row must say it, whatever it is)
        words = _("Something unforeseen went wrong while the guide was made.")
        return _fail(build, words, f"{type(unforeseen).__name__}: {unforeseen}", clock())


def _make(build: Build, *, printer: Printer, clock: Clock) -> Build:
    def beat(progress: Progress) -> None:
        renew_lease(build, fence=build.fence, at=clock(), **describe(progress))

    def reach(stage: BuildStage, percent: int) -> None:
        renew_lease(build, fence=build.fence, at=clock(), stage=stage, step="", progress=percent)

    figures = read_figures(build.manifest)
    data = printer(build.manifest, figures, shelf=KeptParts(clock()), on_progress=beat)
    reach(BuildStage.WRITING, 94)
    kept = _store(data)
    reach(BuildStage.PUBLISHING, 98)
    done = finish_build(build, fence=build.fence, files={ArtefactKind.PDF: kept}, at=clock())
    prune_parts(clock())
    sweep_partials()
    return done


def describe(progress: Progress) -> SoFar:
    """How far a print is, for the row: its parts, the words beside the bar, the bar."""
    parts = [dataclasses.asdict(part) for part in progress.parts]
    if progress.joining:
        return {"stage": BuildStage.MERGING, "step": "", "progress": 88, "parts": parts}
    done, count = progress.done, len(parts)
    step = _("%(done)s of %(count)s parts") % {"done": done, "count": count}
    percent = 3 + 82 * done // max(count, 1)
    return {"stage": BuildStage.RENDERING, "step": step, "progress": percent, "parts": parts}


def _store(data: bytes) -> KeptFile:
    """PressFailed if the storage is full or away: the build says so and can be tried again."""
    try:
        return keep_file(data, "pdf")
    except Exception as trouble:
        words = _("The printed file could not be stored: the storage is full or does not answer.")
        raise PressFailed(words, f"{type(trouble).__name__}: {trouble}") from trouble


def _fail(build: Build, problem: str, log: str, at: dt.datetime) -> Build | None:
    try:
        return fail_build(build, fence=build.fence, problem=problem, log=log, at=at)
    except LeaseLost:
        return None
