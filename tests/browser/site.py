"""Trellis as it is served: a real web server with the demonstration, in a folder and database of its own."""

import contextlib
import dataclasses
import email
import email.policy
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests import servers

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "a-long-walk-by-the-canal"


@dataclasses.dataclass(frozen=True)
class Site:
    """Where the site under test answers, and what its demonstration's running edition is called."""

    address: str
    var: Path
    running: str

    def letter_to(self, person: str) -> str:
        """The text of the one letter that was sent to this address, as soon as it is there."""
        end = time.monotonic() + 40
        while time.monotonic() < end:
            found = [text for to, text in self._letters() if to == person]
            if found:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no letter came to {person}")

    def _letters(self) -> Iterator[tuple[str, str]]:
        for path in sorted((self.var / "mail").glob("*")):
            for raw in re.split(rb"(?m)^-{79}\n", path.read_bytes()):
                letter = email.message_from_bytes(raw, policy=email.policy.default)
                body = letter.get_body(("plain",))
                if body:
                    yield str(letter["To"]), str(body.get_content())


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Set up, load the demonstration, serve; the server and its database go with the block."""
    port = servers.free_port()
    environment = _environment(folder, f"http://127.0.0.1:{port}")
    with contextlib.ExitStack() as stack:
        if shared := os.environ.get("DATABASE_URL"):
            environment["DATABASE_URL"] = stack.enter_context(_own_database(shared))
        _prepare(folder, environment)
        stack.enter_context(_granian(port, folder, environment))
        yield Site(environment["TRELLIS_SITE_URL"], folder, (folder / "running").read_text())


def _prepare(folder: Path, environment: dict[str, str]) -> None:
    (folder / "fonts").symlink_to(_fonts())
    for words in (["collectstatic", "--noinput"], ["migrate", "--noinput"], ["demo"]):
        _manage(words, environment)
    ask = (
        "from cohorts.models import Cohort; "
        "print(Cohort.objects.filter(is_demo=True).exclude(slug='udt-2024').get().slug)"
    )
    (folder / "running").write_text(_manage(["shell", "-v", "0", "-c", ask], environment).strip())


def _environment(folder: Path, address: str) -> dict[str, str]:
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
    }


def _fonts() -> Path:
    """What set-up joined for print, wherever this installation keeps it."""
    return Path(os.environ.get("TRELLIS_VAR", ROOT / "var")).resolve() / "fonts"


def _manage(words: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{words}: {(done.stdout + done.stderr)[-3000:]}"
    return done.stdout


@contextlib.contextmanager
def _own_database(shared: str) -> Iterator[str]:
    """A database beside the tests' own, on the same server."""
    import psycopg

    name = f"trellis_browser_{secrets.token_hex(4)}"
    server = urllib.parse.urlsplit(shared)
    address = shared.replace(f"{server.scheme}://", "postgresql://", 1)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urllib.parse.urlunsplit(server._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.contextmanager
def _granian(port: int, folder: Path, environment: dict[str, str]) -> Iterator[None]:
    # fmt: off
    command = [
        str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--blocking-threads", "4", "--workers-kill-timeout", "10",
        "--no-access-log", "--log-level", "warning", "config.wsgi:application",
    ]
    # fmt: on
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}/healthz", process, folder / "server.log")
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait_until_healthy(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError):
            if urllib.request.urlopen(address, timeout=5).status == 200:  # noqa: S310 - our own server
                return
        time.sleep(0.1)
    raise AssertionError(f"the site did not start: {log.read_text(errors='replace')[-3000:]}")
