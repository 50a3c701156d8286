"""What the tests start, they name when it fails and stop when they end."""

import signal
from pathlib import Path

import pytest

from tests import servers


def test_a_server_that_ends_at_once_is_named_with_its_words(tmp_path: Path) -> None:
    command = ["sh", "-c", "echo no such option; exit 1"]

    with servers.running(command, tmp_path, signal.SIGTERM) as process:
        process.wait()
        with pytest.raises(servers.NotHere) as caught:
            servers.wait_for(lambda: False, process, "Redis", tmp_path)

    assert str(caught.value) == "Redis did not start: no such option\n"


def test_a_server_ends_with_its_block(tmp_path: Path) -> None:
    with servers.running(["sleep", "60"], tmp_path, signal.SIGTERM) as process:
        assert process.poll() is None

    assert process.returncode == -signal.SIGTERM


def test_without_its_program_a_server_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(servers.NotHere) as caught, servers.redis():
        pass

    assert str(caught.value) == "redis-server is missing"


def test_a_private_folder_is_gone_afterwards() -> None:
    with servers.private_folder() as folder:
        (folder / "data").write_text("rows")

    assert not folder.exists()
