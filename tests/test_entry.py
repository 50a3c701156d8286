"""The one entry is kind: it says what it knows, and why it refuses."""

import re
import subprocess

import pytest

from tests.tree import ROOT, texts


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = {"PATH": "/usr/local/bin:/usr/bin:/bin"}
    return subprocess.run(
        [str(ROOT / "trellis"), *words], capture_output=True, text=True, check=False, env=path | environment
    )


def test_help_names_every_command() -> None:
    last_case = texts()["trellis"].split("case $command in")[-1]
    commands = set(re.findall(r"\b(\w+)\b", " ".join(re.findall(r"^([a-z |]+)\)", last_case, re.MULTILINE))))

    shown = run("help").stdout

    assert commands - {"help"} == {"up", "test", "worker", "beat", "check", "lint", "fmt", "lock"}
    assert {command for command in commands - {"help"} if not re.search(rf"[ |]{command}\b", shown)} == set()


def test_an_unknown_command_is_refused_by_name() -> None:
    done = run("grow")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "Trellis stopped: there is no command grow."


def test_an_unknown_word_is_refused_before_anything_is_done() -> None:
    done = run("up", "--fast")

    assert (done.returncode, done.stdout) == (1, "")
    assert "up does not know the word --fast." in done.stderr


@pytest.mark.parametrize("command", ["worker", "beat"])
def test_the_memory_broker_has_no_worker_of_its_own(command: str) -> None:
    done = run(command, TRELLIS_SECRET_KEY="of-this-test-alone")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [
        "Trellis stopped: with the memory broker the web process does its own background work.",
        f"  A {command} of its own would never see it. Name a broker: TRELLIS_REDIS_URL=redis://localhost:6379/0",
    ]
