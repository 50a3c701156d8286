"""Running a build: print, check, keep, finish, with a heartbeat that tells whether it is still ours."""

import datetime as dt
import os
import socket
from collections.abc import Callable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from guide.domain.build.files import keep_file, read_figures
from guide.domain.build.lease import LeaseLost, claim_build, renew_lease
from guide.domain.build.outcome import fail_build, finish_build
from guide.domain.manifest import Manifest
from guide.domain.printing import print_guide
from guide.enums import ArtefactKind
from guide.models import Build
from press.checking import check_pdf
from press.job import PressFailed
from prose.blocks import word_count

Clock = Callable[[], dt.datetime]
Printer = Callable[..., bytes]
Checker = Callable[[bytes], list[str]]
WORDS_A_PAGE, PAGES_AROUND = 260, 12


def run_build(
    build_id: int,
    *,
    printer: Printer = print_guide,
    checker: Checker = check_pdf,
    clock: Clock = timezone.now,
) -> Build | None:
    """Claim a queued build and make its files; None if it was not there to claim, or was lost.

    Safe to call twice and by several workers: the row decides. Whatever goes wrong is written into
    the row as one sentence; a worker whose lease is lost writes nothing.
    """
    worker = f"{socket.gethostname()} {os.getpid()}"
    build = claim_build(build_id, worker=worker, at=clock())
    if build is None:
        return None
    try:
        return _make(build, printer=printer, checker=checker, clock=clock)
    except LeaseLost:
        return None
    except PressFailed as failed:
        return _fail(build, failed.reason, failed.log, clock())
    except Exception as unforeseen:  # noqa: BLE001 (the row must say it, whatever it is)
        words = _("Something unforeseen went wrong while the guide was made.")
        return _fail(build, words, f"{type(unforeseen).__name__}: {unforeseen}", clock())


def _make(build: Build, *, printer: Printer, checker: Checker, clock: Clock) -> Build:
    manifest: Manifest = build.manifest
    pages = expected_pages(manifest)

    def beat(page: int) -> None:
        step = _("Laying out page %(page)s") % {"page": page} if page else _("Reading the fonts")
        progress = 5 + min(85, 85 * page // max(pages, page, 1))
        renew_lease(build, fence=build.fence, at=clock(), step=step, progress=progress)

    figures: Mapping[str, bytes] = read_figures(manifest)
    beat(0)
    data = printer(manifest, figures, on_progress=beat)
    renew_lease(build, fence=build.fence, at=clock(), step=_("Checking the file"), progress=92)
    if findings := checker(data):
        said = _("The printed file is not as it must be: %(first)s.") % {"first": findings[0]}
        raise PressFailed(said, "\n".join(findings))
    renew_lease(build, fence=build.fence, at=clock(), step=_("Storing the file"), progress=97)
    kept = keep_file(data, "pdf")
    return finish_build(build, fence=build.fence, files={ArtefactKind.PDF: kept}, at=clock())


def expected_pages(manifest: Manifest) -> int:
    """A guess from the words, for the bar that shows progress."""
    texts = [item["markdown"] for chapter in manifest["chapters"] for item in chapter["items"]]
    return sum(map(word_count, texts)) // WORDS_A_PAGE + 3 * len(manifest["chapters"]) + PAGES_AROUND


def _fail(build: Build, problem: str, log: str, at: dt.datetime) -> Build | None:
    try:
        return fail_build(build, fence=build.fence, problem=problem, log=log, at=at)
    except LeaseLost:
        return None
