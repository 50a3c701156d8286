"""The real press: one guide printed as a PDF, and a build whose printing process is killed."""

import os
import signal
import threading
from pathlib import Path

import pytest

from guide.domain.build import request_build, retry_build, run_build
from guide.domain.printing import print_guide
from press.checking import check_pdf


@pytest.fixture
def build(cast, frozen):
    return request_build(frozen, by=cast.organiser)


def children() -> set[int]:
    """The processes that this one has started and that still run."""
    own = f"/proc/self/task/{threading.get_native_id()}/children"
    try:
        return {int(pid) for pid in Path(own).read_text().split()}
    except FileNotFoundError:
        return set()


def test_a_guide_is_printed(build):
    done = run_build(build.pk)
    assert done is not None
    assert (done.state, done.problem) == ("done", "")
    artefact = done.artefacts.get()
    data = artefact.file.read()

    assert data[:5] == b"%PDF-"
    assert len(data) == artefact.size
    assert check_pdf(data) == []


def test_a_killed_press_fails_openly_and_the_build_can_be_done_again(cast, build):
    killed: list[int] = []
    # A test beside this one may have started a web server from the same process.
    others = children()

    def print_and_kill(manifest, figures, *, on_progress):
        def beat(page):
            on_progress(page)
            for pid in children() - others - set(killed):
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)

        return print_guide(manifest, figures, on_progress=beat)

    failed = run_build(build.pk, printer=print_and_kill)
    assert failed is not None
    broken = (failed.state, failed.problem, failed.artefacts.count(), len(killed))
    retry_build(failed, by=cast.organiser)
    done = run_build(build.pk)

    assert broken == ("failed", "The printing process was killed (SIGKILL).", 0, 1)
    assert done is not None
    assert (done.state, done.artefacts.count()) == ("done", 1)
