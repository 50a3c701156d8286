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
    named = re.findall(r"^([a-z |-]+)\)", last_case, re.MULTILINE)
    commands = set(" ".join(named).replace("|", " ").split()) - {"help", "-h", "--help"}

    shown = run("help").stdout

    assert commands == {
        "up", "test", "set-up", "migrate", "serve", "worker", "beat", "healthy", "check", "backup", "restore",
        "lint", "fmt", "lock", "bench", "shots",
    }  # fmt: skip
    assert {command for command in commands if not re.search(rf"(trellis|\|) {command}\b", shown)} == set()


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


def test_several_web_processes_need_what_they_share() -> None:
    done = run("serve", "--processes", "2", TRELLIS_SECRET_KEY="of-this-test-alone")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [
        "Trellis stopped: several web processes need Redis, for what they count and remember together.",
        "  Name it: TRELLIS_REDIS_URL=redis://localhost:6379/0",
    ]


def test_a_web_process_that_is_not_there_is_not_healthy() -> None:
    done = run("healthy", "--port", "1")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("http://127.0.0.1:1/healthz: ")
