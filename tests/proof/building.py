"""Real workers, a clock and a Redis of our own, any of which may be killed; and the table to watch."""

import contextlib
import dataclasses
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg

from tests import servers
from tests.serving import ROOT

CELERY = [str(Path(sys.executable).parent / "celery"), "-A", "config"]
# Celery's own command in a process whose clock is wrong by so many minutes.
WRONG_CLOCK = """
import datetime, sys, time_machine
wrong = datetime.timedelta(minutes=int(sys.argv.pop(1)))
time_machine.travel(datetime.datetime.now(datetime.UTC) + wrong, tick=True).start()
from celery.__main__ import main
sys.exit(main())
"""
# Each change of stage takes a little longer, so that a kill can fall into any; the product is as it is.
NAPS = """
CREATE FUNCTION nap() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_sleep(0.4); RETURN NEW; END $$;
CREATE TRIGGER nap BEFORE UPDATE ON guide_build FOR EACH ROW
WHEN (OLD.state = 'running' AND OLD.stage IS DISTINCT FROM NEW.stage) EXECUTE FUNCTION nap();
"""
PATIENCE = 600


@dataclasses.dataclass
class Program:
    """A process of its own session, started as often as it is killed."""

    command: list[str]
    environment: dict[str, str]
    log: Path
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    @property
    def pids(self) -> list[int]:
        """The process and the children it works with; not what these started."""
        assert self.process
        return [self.process.pid, *children_of(self.process.pid)]

    def kill(self) -> None:
        """SIGKILL to all of it in the middle of whatever it does."""
        assert self.process
        for pid in self.pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


def children_of(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == parent:
                found.append(int(stat.parent.name))
    return found


def printing_in(folder: Path) -> list[int]:
    """Every process of the press that works below the folder."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            words = line.read_bytes().decode(errors="replace").split("\0")
            if "press.server" in words and any(word.startswith(str(folder)) for word in words):
                found.append(int(line.parent.name))
    return found


class Site:
    """Two workers, a clock, Redis, and a look into the table."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.temporary = folder, folder / "temporary"
        self.temporary.mkdir(exist_ok=True)
        self.environment = environment | {"TMPDIR": str(self.temporary)}
        port = environment["TRELLIS_REDIS_URL"].rpartition(":")[2].partition("/")[0]
        redis = [shutil.which("redis-server") or "", "--port", port, "--bind", "127.0.0.1", "--save", ""]
        self.redis = Program([*redis, "--dir", str(folder)], environment, folder / "redis.log")
        # A click in the web process, and each of the programs, finds it by the same address.
        self.beat = self.program([*CELERY, "beat", "--loglevel", "info"], "beat")
        self.workers: list[Program] = []
        self.table = psycopg.connect(environment["DATABASE_URL"], autocommit=True)

    def program(self, command: list[str], name: str) -> Program:
        return Program(command, self.environment, self.folder / f"{name}.log")

    def worker(self, *, minutes_wrong: int = 0) -> Program:
        """One more worker, started."""
        options = ["worker", "--loglevel", "info", "-c", "1", "--without-gossip", "--without-mingle"]
        skewed = [sys.executable, "-c", WRONG_CLOCK, str(minutes_wrong), "-A", "config"]
        name = f"worker-{len(self.workers)}"
        worker = self.program([*(skewed if minutes_wrong else CELERY), *options, "-n", f"{name}@site"], name)
        self.workers.append(worker)
        worker.start()
        return worker

    def ask(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.table.execute(query, values).fetchall()

    def until(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows, once there are any."""
        rows: list[tuple[Any, ...]] = until(lambda: self.ask(query, *values), query)
        return rows

    def until_finished(self) -> None:
        until(lambda: not self.ask("SELECT 1 FROM guide_build WHERE state IN ('queued', 'running')"), "all")

    def stop(self) -> None:
        for program in [self.beat, *self.workers, self.redis]:
            if program.process and program.process.poll() is None:
                program.kill()
        self.workers.clear()


def until(found: Callable[[], Any], what: str) -> Any:
    """What is found, once it is; looked for with great patience and at short intervals."""
    for _look in range(PATIENCE * 50):
        if it := found():
            return it
        threading.Event().wait(0.02)
    raise AssertionError(f"never came: {what}")


@contextlib.contextmanager
def at_work(folder: Path, environment: dict[str, str]) -> Iterator[Site]:
    """Redis and the clock run; workers are the test's own to start."""
    site = Site(folder, environment)
    site.redis.start()
    until(lambda: servers.answers(int(site.redis.command[2])), "Redis")
    site.beat.start()
    try:
        yield site
    finally:
        site.stop()
        site.table.close()
