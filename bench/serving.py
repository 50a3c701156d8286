"""Measures the product as it is served: autosave alone and during a build, pick-up time, memory."""

import contextlib
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.clients import Browser, Typist, in_turn
from bench.processes import memories_of, processes_of
from bench.weights import weigh
from tests import servers
from tests.serving import ROOT, environment_of, manage, run_program

Figures = dict[str, dict[str, float]]
# Each window is so many seconds long; product and bare view take turns, so that both meet the same minute.
ROUNDS, WINDOW = 3, 2.0
PATIENCE = 300
BESIDE = Path(sys.executable).parent


def measure_serving(*, fleet: bool, fonts: Path) -> Figures:
    """On SQLite in one process, or as a fleet: PostgreSQL, Redis, a worker of its own."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "fonts").symlink_to(fonts)
        more = {"TRELLIS_TICK_SECONDS": "30"}
        if fleet:
            more["DATABASE_URL"] = stack.enter_context(servers.postgresql())
            more["TRELLIS_REDIS_URL"] = stack.enter_context(servers.redis())
        port = servers.free_port()
        environment = environment_of(folder, f"http://127.0.0.1:{port}", **more)
        environment |= {"PYTHONPATH": str(ROOT), "MALLOC_ARENA_MAX": "2"}
        for words in (["collectstatic", "--noinput", "-v", "0"], ["migrate", "-v", "0"]):
            manage(words, environment)
        told = stage("set", environment)
        found: Figures = {"questions": stage("questions", environment)}
        if fleet:
            stack.enter_context(worker(environment))
        with web_process(port, environment) as web:
            found |= visit(told, port, web.pid, lambda: stage("builds", environment))
        if not fleet:
            found["build"] = stage("build", environment)
    return found


def stage(word: str, environment: dict[str, str]) -> Any:
    """What the stage says to a word, in the site's own environment."""
    return json.loads(run_program(["-m", "bench.stage", word], environment).strip().splitlines()[-1])


@contextlib.contextmanager
def web_process(port: int, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """The web server as ./trellis starts it."""
    # fmt: off
    command = [
        str(BESIDE / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--workers-kill-timeout", "10", "--no-access-log",
        "--log-level", "warning", "bench.wsgi:application",
    ]
    # fmt: on
    with started(command, environment) as (process, folder):
        servers.wait_for(lambda: servers.answers(port), process, "the web", folder)
        Browser(port, "").ask("GET", "/healthz")
        yield process


@contextlib.contextmanager
def worker(environment: dict[str, str]) -> Iterator[None]:
    """A worker as ./trellis starts it, ready for work."""
    command = [str(BESIDE / "celery"), "-A", "config", "worker", "--loglevel", "info"]
    with started(command, environment) as (process, folder):
        log = folder / "log"
        servers.wait_for(lambda: " ready." in log.read_text(errors="replace"), process, "the worker", folder)
        yield


@contextlib.contextmanager
def started(
    command: list[str], environment: dict[str, str]
) -> Iterator[tuple["subprocess.Popen[bytes]", Path]]:
    with (
        servers.private_folder() as folder,
        servers.running(command, folder, signal.SIGTERM, environment=environment) as process,
    ):
        yield process, folder


def visit(told: dict[str, Any], port: int, web: int, builds: Callable[[], list[dict[str, Any]]]) -> Figures:
    """Everything that is measured at a running site, one after the other."""
    groups = {kind: typists(told["writers"], kind, port) for kind in ("bare", "saved")}
    in_turn(groups, rounds=1, seconds=0.5)
    alone = in_turn(groups, rounds=ROUNDS, seconds=WINDOW)
    process = {"mb": max(memories_of(web)) / 1024, "printer": float("libpango" in maps_of(web))}
    organiser = Browser(port, told["session"])
    long = click(organiser, told["desk"], told["long"])
    busy = in_turn(groups, rounds=ROUNDS, seconds=WINDOW)
    if builds()[-1]["state"] != "running":
        raise AssertionError("the build was not running all the while: make the long guide longer")
    organiser.ask("POST", f"{long}cancel/")
    time.sleep(5)  # the press hears of it with its next heartbeat
    for version in told["short"]:
        until_built(organiser, click(organiser, told["desk"], version))
    waited = [1000 * build["waited"] for build in builds()[1:]]
    return {
        **{f"{kind}, alone": figures for kind, figures in alone.items()},
        **{f"{kind}, in a build": figures for kind, figures in busy.items()},
        "web": process,
        "reading": weigh(organiser, told["pages"]),
        "editing": weigh(Browser(port, told["writers"][0]["session"]), [told["writers"][0]["edit"]]),
        "picked up": {"ms": sorted(waited)[len(waited) // 2], "most_ms": max(waited)},
    }


def typists(writers: list[dict[str, Any]], kind: str, port: int) -> list[Typist]:
    """Everybody at their text, by the product or by the bare view."""
    return [
        Typist(Browser(port, each["session"]), each[kind], each["text"], each["revision"]) for each in writers
    ]


def click(organiser: Browser, desk: str, version: str) -> str:
    """Have a version compiled; the address of its build."""
    status, location, said = organiser.ask("POST", f"{desk}{version}/compile/")
    if status != 302:
        raise AssertionError(f"{version} is not compiled: {status} {said[:300]!r}")
    return location


def until_built(organiser: Browser, build: str) -> None:
    """Wait for its file."""
    end = time.monotonic() + PATIENCE
    while organiser.ask("GET", f"{build}file.pdf")[0] != 200:
        if time.monotonic() > end:
            raise AssertionError(f"{build} is not built")
        time.sleep(0.2)


def maps_of(root: int) -> str:
    """The libraries that these processes have loaded."""
    return "".join(Path(f"/proc/{pid}/maps").read_text() for pid in processes_of(root))
