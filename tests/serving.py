"""The real web server on a folder and database of its own, which may be killed and started again."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests import servers

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "a-long-walk-by-the-canal"


def environment_of(folder: Path, address: str, **more: str) -> dict[str, str]:
    """What the programs of a site under test are told: its folder, and nothing of an installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRELLIS_")}
    kept.pop("DATABASE_URL", None)
    return kept | {
        "TRELLIS_VAR": str(folder),
        "TRELLIS_SECRET_KEY": secrets.token_urlsafe(50),
        "TRELLIS_SITE_URL": address,
        "TRELLIS_DEMO": "1",
        "TRELLIS_DEMO_PASSWORD": PASSWORD,
        "TRELLIS_TICK_SECONDS": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        **more,
    }


def run_program(words: list[str], environment: dict[str, str]) -> str:
    """What Python says to these words; the test fails where they do."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, f"{words}: {(done.stdout + done.stderr)[-3000:]}"
    return done.stdout


def manage(words: list[str], environment: dict[str, str]) -> str:
    return run_program(["manage.py", *words], environment)


@contextlib.contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """DATABASE_URL of a database beside the tests' own; nothing where they run on SQLite."""
    shared = os.environ.get("DATABASE_URL")
    if not shared:
        yield {}
        return
    import psycopg

    name = f"trellis_{secrets.token_hex(4)}"
    server = urllib.parse.urlsplit(shared)
    address = shared.replace(f"{server.scheme}://", "postgresql://", 1)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"DATABASE_URL": urllib.parse.urlunsplit(server._replace(path=f"/{name}"))}
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class WebServer:
    """Granian as ./trellis starts it; a port of its own, kept over a restart."""

    def __init__(self, folder: Path, environment: dict[str, str], port: int | None = None) -> None:
        self.port = port or servers.free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = environment
        self.log = folder / f"server-{self.port}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it says that it is well."""
        # fmt: off
        command = [
            str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", str(self.port), "--workers", "1", "--blocking-threads", "4",
            "--workers-kill-timeout", "10", "--no-access-log", "--log-level", "warning",
            "config.wsgi:application",
        ]
        # fmt: on
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self._wait_until_healthy(self.process)

    def kill(self) -> None:
        """SIGKILL to it and its workers in the middle of whatever they do."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()

    def _wait_until_healthy(self, process: "subprocess.Popen[bytes]") -> None:
        end = time.monotonic() + 90
        while time.monotonic() < end and process.poll() is None:
            with contextlib.suppress(OSError):
                if urllib.request.urlopen(f"{self.address}/healthz", timeout=5).status == 200:  # noqa: S310
                    return
            time.sleep(0.1)
        raise AssertionError(f"the site did not start: {self.log.read_text(errors='replace')[-3000:]}")


@contextlib.contextmanager
def serving(folder: Path, environment: dict[str, str], port: int | None = None) -> Iterator[WebServer]:
    server = WebServer(folder, environment, port)
    try:
        server.start()
        yield server
    finally:
        server.stop()
