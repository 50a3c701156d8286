"""Private PostgreSQL and Redis for the tests: own folders, free ports, gone afterwards."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path


class NotHere(Exception):
    """A program that the tests need is missing, or did not start; the message says which."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of our own; yields its address for DATABASE_URL."""
    programs = find_postgresql()
    port = free_port()
    with private_folder() as folder:
        owner = servant() if os.geteuid() == 0 else None
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = folder / "data"
        make_cluster(programs / "initdb", data, owner)
        # fmt: off
        command = [
            str(programs / "postgres"), "-D", str(data), "-p", str(port),
            "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}",
            "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off",
            "-c", "max_connections=200",
        ]
        # fmt: on
        with running(command, folder, signal.SIGINT, owner) as alive:
            wait_for(lambda: create_database(port), alive, "PostgreSQL", folder)
            yield f"postgres://trellis@127.0.0.1:{port}/trellis"


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """A Redis of our own that keeps nothing; yields its address for TRELLIS_REDIS_URL."""
    program = shutil.which("redis-server")
    if not program:
        raise NotHere("redis-server is missing")
    port = free_port()
    with private_folder() as folder:
        command = [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", ""]
        with running(command, folder, signal.SIGTERM) as alive:
            wait_for(lambda: answers(port), alive, "Redis", folder)
            yield f"redis://127.0.0.1:{port}/0"


def find_postgresql() -> Path:
    """The folder of the newest server programs; Debian keeps them off PATH."""
    homes = [Path(found).parent for found in [shutil.which("postgres")] if found]
    homes += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda home: int(home.parent.name))[::-1]
    for home in homes:
        if (home / "initdb").exists() and (home / "postgres").exists():
            return home
    raise NotHere("PostgreSQL's server programs (initdb, postgres) are missing")


def servant() -> pwd.struct_passwd:
    """initdb refuses root, so the package's own user does it."""
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        raise NotHere("there is no user postgres, and PostgreSQL refuses root") from None


def make_cluster(initdb: Path, data: Path, owner: pwd.struct_passwd | None) -> None:
    # fmt: off
    done = subprocess.run(
        [str(initdb), "-D", str(data), "-U", "trellis", "-A", "trust", "-N", "-E", "UTF8",
         "--locale=C.UTF-8"],
        capture_output=True, text=True, cwd=data.parent, check=False,
        user=owner and owner.pw_uid, group=owner and owner.pw_gid, extra_groups=owner and [],
    )
    # fmt: on
    if done.returncode:
        raise NotHere(f"initdb failed: {done.stderr.strip()[-500:]}")


def create_database(port: int) -> bool:
    import psycopg

    try:
        with psycopg.connect(
            host="127.0.0.1", port=port, user="trellis", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute("CREATE DATABASE trellis")
    except psycopg.OperationalError:
        return False
    return True


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def private_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="trellis-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running(
    command: list[str],
    folder: Path,
    farewell: signal.Signals,
    owner: pwd.struct_passwd | None = None,
    environment: dict[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A server that ends with the block, by its own process and no other."""
    with (folder / "log").open("wb") as log:
        # A session of its own: Ctrl-C is for the tests, the server is stopped after them.
        # fmt: off
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, start_new_session=True, env=environment,
            user=owner and owner.pw_uid, group=owner and owner.pw_gid, extra_groups=owner and [],
        )
        # fmt: on
        try:
            yield process
        finally:
            process.send_signal(farewell)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(ready: Callable[[], bool], alive: subprocess.Popen[bytes], name: str, folder: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and alive.poll() is None:
        if ready():
            return
        time.sleep(0.1)
    raise NotHere(f"{name} did not start: {(folder / 'log').read_text(errors='replace')[-500:]}")
