"""Printing: the same bytes, its limits, its heartbeat, and the end of its child."""

import io
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from press.job import Limits, PressFailed

from .conftest import Print

ROOT = Path(__file__).resolve().parents[2]
LONG = "<h1>Long</h1>" + "<p>Some words of a paragraph that goes on.</p>" * 4000


OTHERS: set[int] = set()


@pytest.fixture(autouse=True)
def _others() -> None:
    """A test beside this one may have started a web server from the same process; it is not ours."""
    OTHERS.clear()
    OTHERS.update(children())


def children() -> list[int]:
    """The processes that this test has started and not yet buried."""
    found = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(pid) for path in found for pid in path.read_text().split() if int(pid) not in OTHERS]


def test_a_document_becomes_a_tagged_and_titled_pdf(press: Print) -> None:
    with pikepdf.open(io.BytesIO(press("<h1>Heading</h1><p>Words.</p>"))) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo.Title) == "A title"
        assert str(pdf.docinfo.CreationDate) == "D:20250314000000+00'00"
        assert str(pdf.Root.Outlines.First.Title) == "Heading"
        assert bytes(pdf.trailer.ID[0]) == b"sixteen bytes..."


def test_header_cells_say_which_way_they_point(press: Print) -> None:
    table = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><th>b</th></tr></tbody></table>"
    with pikepdf.open(io.BytesIO(press(table))) as pdf:
        cells = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TH"]
        assert [str(cell.A.Scope) for cell in cells] == ["/Column", "/Row"]


def test_the_same_input_gives_the_same_bytes_anywhere(
    press: Print, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = press("<h1>Heading</h1><p>Words.</p>")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert press("<h1>Heading</h1><p>Words.</p>") == first


def test_the_heartbeat_hears_pages_and_the_child_is_gone_after(press: Print) -> None:
    pages: list[int] = []
    press(LONG, on_progress=pages.append)
    assert max(pages) > 0
    assert children() == []


def test_what_the_heartbeat_raises_ends_the_child(press: Print) -> None:
    class LeaseLost(Exception):
        pass

    def lose(page: int) -> None:
        raise LeaseLost

    with pytest.raises(LeaseLost):
        press(LONG, on_progress=lose)
    assert children() == []


def test_a_killed_child_is_a_failure_with_its_reason(press: Print) -> None:
    def kill(page: int) -> None:
        for child in children():
            os.kill(child, signal.SIGKILL)

    with pytest.raises(PressFailed) as failed:
        press(LONG, on_progress=kill)
    assert failed.value.reason == "The printing process was killed (SIGKILL)."


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(wall=0), "Printing took longer than it may."),
        (Limits(cpu=1), "Printing needed more processor time than it may."),
        (Limits(memory=180 * 1024**2), "Printing needed more memory than it may."),
    ],
)
def test_each_limit_is_kept_and_named(press: Print, limits: Limits, reason: str) -> None:
    with pytest.raises(PressFailed) as failed:
        press(LONG, limits=limits)
    assert failed.value.reason == reason
    assert children() == []


def test_a_document_too_deep_to_lay_out_fails_with_its_log(press: Print) -> None:
    with pytest.raises(PressFailed) as failed:
        press("<div>" * 3000)
    assert failed.value.reason == "The printing process failed."
    assert failed.value.log.strip().splitlines()[-1].partition(":")[0] == "RecursionError"


def test_the_child_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import datetime, pathlib, os\n"
        "from press.printing import print_pdf\n"
        "def say(page):\n"
        "    path = pathlib.Path(f'/proc/{os.getpid()}/task/{os.getpid()}/children')\n"
        "    print(path.read_text(), flush=True)\n"
        "print_pdf('<div></div>' * 40000, files={}, stylesheets=[], lang='en', title='', identifier=b'',\n"
        "          created=datetime.datetime(2025, 1, 1), on_progress=say)\n"
    )
    parent = subprocess.Popen([sys.executable, script], env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = os.pidfd_open(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert select.select([child], [], [], 60)[0] == [child]
    os.close(child)
