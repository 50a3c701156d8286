"""The real press: a guide printed in parts, parts kept and taken again, and what happens when one fails."""

from pathlib import Path

import pytest

from guide.domain.build import request_build, retry_build, run_build
from guide.domain.printing import PartState, print_guide
from guide.domain.printing.pressrun import TRIES
from guide.models import PrintedPart
from press.checking import check_pdf
from press.job import Job
from press.workshop import Workshop

pytestmark = pytest.mark.once


@pytest.fixture
def build(cast, frozen):
    return request_build(frozen, by=cast.organiser)


def listen(heard):
    """The real printer, with an ear for its progress."""

    def go(manifest, figures, *, shelf, on_progress):
        def beat(progress):
            heard.append(progress)
            on_progress(progress)

        return print_guide(manifest, figures, shelf=shelf, on_progress=beat)

    return go


def test_a_guide_is_printed_and_its_parts_are_taken_again(cast, build):
    first, second = [], []
    done = run_build(build.pk, printer=listen(first))
    assert done is not None
    assert (done.state, done.problem, done.stage) == ("done", "", "")
    artefact = done.artefacts.get()
    data = artefact.file.read()
    assert (len(data), check_pdf(data)) == (artefact.size, [])
    # Contents are printed twice: to count their pages, and with the numbers.
    assert PrintedPart.objects.count() == len(done.parts) + 1

    again = print_again(done, second)
    assert again == data
    assert {part.state for part in second[-1].parts} == {PartState.KEPT}
    assert {part.state for part in first[-1].parts} == {PartState.PRINTED}


def print_again(build, heard):
    from guide.domain.build.files import read_figures
    from guide.domain.build.kept import KeptParts

    figures = read_figures(build.manifest)
    return listen(heard)(build.manifest, figures, shelf=KeptParts(), on_progress=lambda progress: None)


def test_a_part_that_fails_is_named_and_the_others_are_kept(cast, build, monkeypatch):
    poison, started = "chapter-1", []

    def start(self, job):
        if job.name == poison:
            started.append(job.name)
            job = Job(job.name, job.html.replace("<body", '<img src="http://127.0.0.1:9/x" alt="x"><body'))
        return begin(self, job)

    begin = Workshop.start
    monkeypatch.setattr(Workshop, "start", start)
    failed = run_build(build.pk)
    assert failed is not None
    assert (failed.state, failed.stage, len(started)) == ("failed", "rendering", TRIES)
    assert failed.problem == (
        "The document asked for files it was not given. "
        "This was chapter 1, “Saying what is wrong”, tried 3 times."
    )
    states = {part["title"]: part["state"] for part in failed.parts}
    assert states == {
        "the cover and colophon": "printed",
        "the contents": "printed",
        "chapter 1, “Saying what is wrong”": "failed",
        "the lists at the end": "printed",
    }

    poison, heard = "", []
    retry_build(failed, by=cast.organiser)
    done = run_build(build.pk, printer=listen(heard))
    assert done is not None
    assert [part.state.value for part in heard[-1].parts] == ["kept", "printed", "printed", "kept"]


def test_a_killed_press_fails_openly_and_the_build_can_be_done_again(cast, build, monkeypatch):
    def start(self, job):
        name = begin(self, job)
        self.running_server().process.kill()
        return name

    begin = Workshop.start
    monkeypatch.setattr(Workshop, "start", start)
    failed = run_build(build.pk)
    monkeypatch.setattr(Workshop, "start", begin)
    assert failed is not None
    broken = failed.state, failed.problem.partition(" This was ")[0]
    retry_build(failed, by=cast.organiser)
    done = run_build(build.pk)

    assert broken == ("failed", "The printing process was killed (SIGKILL).")
    assert done is not None
    assert (done.state, done.artefacts.count()) == ("done", 1)


def test_a_spoilt_part_is_printed_again(build, settings):
    done = run_build(build.pk)
    assert done is not None
    for part in PrintedPart.objects.all():
        (Path(settings.MEDIA_ROOT) / part.file.name).write_bytes(b"spoilt")
    heard = []
    data = print_again(done, heard)

    assert {part.state for part in heard[-1].parts} == {PartState.PRINTED}
    assert data == done.artefacts.get().file.read()
