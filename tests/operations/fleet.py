"""Trellis as several machines run it: two webs behind one address, two workers, one beat, one store."""

import asyncio
import contextlib
import itertools
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

from tests import servers
from tests.operations.object_store import KEYS, object_store

TRELLIS = str(Path(__file__).resolve().parents[2] / "trellis")
# What docker-compose.yml starts, and what is started here: the same words.
MIGRATE, HEALTHY, BEAT = ["./trellis", "migrate"], ["./trellis", "healthy"], ["./trellis", "beat"]
WEB = ["./trellis", "serve", "--host", "{host}", "--processes", "2"]
WORKER = ["./trellis", "worker", "--pool", "solo"]


@contextlib.contextmanager
def shared_parts(redis: str) -> Iterator[dict[str, str]]:
    """What all processes share: the store, and a Redis of which the site has a part for itself."""
    with object_store() as store:
        yield KEYS | {
            "TRELLIS_STORAGE_URL": store,
            "TRELLIS_REDIS_URL": f"{redis.rpartition('/')[0]}/5",
            # A connection for each request, so that a reader's pages come from both.
            "GRANIAN_HTTP1_KEEP_ALIVE": "false",
        }


@contextlib.contextmanager
def started(port: int, environment: dict[str, str]) -> Iterator[None]:
    """Two web processes in turn behind this port, two workers and the clock; all end with the block."""
    webs = [servers.free_port(), servers.free_port()]
    run(MIGRATE, environment)
    with contextlib.ExitStack() as stack:
        for number in ("one", "two"):
            stack.enter_context(background([*WORKER, "-n", f"{number}@trellis"], environment, " ready."))
        stack.enter_context(background(BEAT, environment, "Starting..."))
        for web in webs:
            stack.enter_context(web_process(web, environment))
        stack.enter_context(in_turn(port, webs))
        yield


@contextlib.contextmanager
def web_process(port: int, environment: dict[str, str]) -> Iterator[None]:
    # Two ports are two machines, of which each may have several processes.
    words = [word.format(host="127.0.0.1") for word in WEB[:-1]] + ["1", "--port", str(port)]
    with process(words, environment) as (running, folder):
        servers.wait_for(lambda: servers.answers(port), running, "the web", folder)
        run([*HEALTHY, "--port", str(port)], environment)
        yield


def run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [TRELLIS, *command[1:]], env=environment, capture_output=True, text=True, check=False, timeout=900
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@contextlib.contextmanager
def background(command: list[str], environment: dict[str, str], word: str) -> Iterator[None]:
    with process(command, environment) as (running, folder):
        log = folder / "log"
        servers.wait_for(lambda: word in log.read_text(errors="replace"), running, command[1], folder)
        yield


@contextlib.contextmanager
def process(
    command: list[str], environment: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    with (
        servers.private_folder() as folder,
        servers.running([TRELLIS, *command[1:]], folder, signal.SIGTERM, environment=environment) as running,
    ):
        yield running, folder


@contextlib.contextmanager
def in_turn(port: int, upstream: list[int]) -> Iterator[None]:
    """A port whose connections go to these ports, one after the other."""
    turns = itertools.cycle(upstream)
    loop = asyncio.new_event_loop()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection("127.0.0.1", next(turns))
        await asyncio.gather(_pass_on(reader, there[1]), _pass_on(there[0], writer))

    server = loop.run_until_complete(asyncio.start_server(meet, "127.0.0.1", port))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
        writer.close()
