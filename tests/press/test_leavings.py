"""What a killed process was making is swept by the next; what the living make stays."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from guide.domain.build.files import keep_file, sweep_partials
from press.leavings import OwnFolder, sweep

MAKER = """
import os, sys, time
from pathlib import Path
from press.leavings import hold
path = Path(sys.argv[1])
path.mkdir()
hold(os.open(path, os.O_RDONLY))
(path / "page").write_text("7")
handle = os.open(path.with_name(path.name + "-file"), os.O_CREAT | os.O_WRONLY)
hold(handle)
os.write(handle, b"half a fi")
print("made", flush=True)
time.sleep(600)
"""


@pytest.fixture
def maker(tmp_path):
    """Somebody in the middle of making a folder and a file."""
    command = [sys.executable, "-c", MAKER, str(tmp_path / "make-it")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).resolve().parents[2])
    assert process.stdout
    assert process.stdout.readline() == b"made\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_what_a_living_process_makes_is_left_alone(maker, tmp_path):
    assert sweep(tmp_path, "make-") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["make-it", "make-it-file"]


def test_what_a_killed_process_made_is_swept(maker, tmp_path):
    maker.kill()
    maker.wait()
    (tmp_path / "other").write_text("not in the making")

    assert sorted(path.name for path in sweep(tmp_path, "make-")) == ["make-it", "make-it-file"]
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_an_empty_one_may_have_been_made_this_moment(tmp_path):
    (tmp_path / "make-folder").mkdir()
    (tmp_path / "make-file").touch()

    assert sweep(tmp_path, "make-") == []


def test_an_own_folder_sweeps_the_one_before(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "run-left").mkdir()
    (tmp_path / "run-left" / "page").write_text("3")
    mine = OwnFolder("run-")
    (mine.path / "page").write_text("1")
    beside = OwnFolder("run-")
    here = {path.name for path in tmp_path.iterdir()}
    mine.end()
    beside.end()

    assert here == {mine.path.name, beside.path.name}
    assert list(tmp_path.iterdir()) == []


def test_half_a_file_in_the_storage_is_swept(settings):
    kept = keep_file(b"whole", "pdf")
    folder = Path(settings.MEDIA_ROOT) / "guide"
    (folder / ".partial-abc").write_bytes(b"wh")

    assert sweep_partials() == 1
    assert [f"guide/{path.name}" for path in folder.iterdir()] == [kept.name]
