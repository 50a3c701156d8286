"""Prints the jobs of a run side by side, tries what failed again, and says plainly why it fails."""

import os
import shutil
import signal
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

from press.job import OUT_OF_MEMORY, Job, Joining, PressFailed, Printed, Run, read_json
from press.leavings import OwnFolder
from press.machine import available
from press.watching import Server

HEARTBEAT = 1.0
KEPT_LOG = 20_000

# Called about each second with the page that each running job has reached; what it raises ends the run.
OnBeat = Callable[[dict[str, int]], None]
Outcome = Printed | PressFailed


def usable_cores() -> int:
    """How many children can work at once without taking turns."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workshop:
    """One run: its files and styles laid out once, its server started at the first job.

    `files` are all that a document can fetch: by whole address, or a name under `trellis:`.
    Words need a font among the files: the children know no others.
    """

    def __init__(self, run: Run, files: Mapping[str, bytes], *, workers: int | None = None) -> None:
        if missing := available():
            raise PressFailed(missing)
        self.run = run
        self.workers = workers or usable_cores()
        self.place = OwnFolder("trellis-press-")
        self.folder = self.place.path
        self.server: Server | None = None
        self.count = 0
        run.pack(self.folder, files)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.server:
            self.server.end()
        self.place.end()

    def work(
        self, jobs: Sequence[Job | Joining], *, tries: int = 1, on_beat: OnBeat | None = None
    ) -> Iterator[tuple[str, Outcome]]:
        """Each job's name with what was printed, or why not after so many tries, as they end."""
        waiting = deque((job, 1) for job in jobs)
        running: dict[str, tuple[Job | Joining, int]] = {}
        while waiting or running:
            while waiting and len(running) < self.workers and not self.bereft():
                job, attempt = waiting.popleft()
                running[self.start(job)] = (job, attempt)
            for name, code in self.running_server().ended(HEARTBEAT).items():
                job, attempt = running.pop(name)
                outcome = collect(self.folder, self.folder / name, code)
                shutil.rmtree(self.folder / name, ignore_errors=True)
                if attempt < tries and (isinstance(outcome, PressFailed) or outcome.findings):
                    waiting.append((job, attempt + 1))
                else:
                    yield job.name, outcome
            if on_beat:
                on_beat({job.name: page_reached(self.folder / at) for at, (job, _) in running.items()})

    def start(self, job: Job | Joining) -> str:
        """Lay a job into a folder of its own, named by its turn, and hand it to the server."""
        self.count += 1
        name = str(self.count)
        job.pack(self.folder / name)
        self.running_server().start(name)
        return name

    def bereft(self) -> bool:
        """Whether the server died over its jobs: they are to be counted as ended before more begin."""
        return self.server is not None and not self.server.alive and bool(self.server.jobs)

    def running_server(self) -> Server:
        """The server, started when it is first needed, and again after it died."""
        if self.server and not self.server.alive and not self.server.jobs:
            self.server.end()
            self.server = None
        self.server = self.server or Server(self.folder)
        return self.server


def collect(shared: Path, folder: Path, code: int) -> Outcome:
    """What was printed, or the plainest reason that fits."""
    logs = [(place / "log") for place in (shared, folder)]
    log = "".join(path.read_text(errors="replace") for path in logs if path.exists())[-KEPT_LOG:]
    if refused := read_json(folder / "refused.json"):
        asked = "\n".join(refused)
        return PressFailed("The document asked for files it was not given.", asked, refused=refused)
    if code == 0:
        return Printed((folder / "out.pdf").read_bytes(), read_json(folder / "facts.json"))
    return PressFailed(why(code), log)


def page_reached(folder: Path) -> int:
    """The page the child is laying out, 0 before the first."""
    try:
        return int((folder / "page").read_text() or 0)
    except (FileNotFoundError, ValueError):
        return 0


def why(code: int) -> str:
    """One sentence for an exit code."""
    if code == -signal.SIGALRM:
        return "Printing took longer than it may."
    # GLib traps where it cannot go on for want of memory.
    if code in {OUT_OF_MEMORY, -signal.SIGTRAP}:
        return "Printing needed more memory than it may."
    if code == -signal.SIGXCPU:
        return "Printing needed more processor time than it may."
    if code < 0:
        return f"The printing process was killed ({signal.Signals(-code).name})."
    return "The printing process failed."
