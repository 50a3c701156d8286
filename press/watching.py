"""Starts the server of a run, hands it jobs, hears what ended, and leaves nothing of it behind."""

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A child sees the fonts it was given and no others: the same input prints the same elsewhere.
NO_FONTS = '<?xml version="1.0"?><fontconfig><cachedir>{}</cachedir></fontconfig>'


class Server:
    """The running server of one folder, with the names of the jobs it works on."""

    def __init__(self, folder: Path) -> None:
        self.jobs: set[str] = set()
        self.rest = b""
        (folder / "fonts.conf").write_text(NO_FONTS.format(folder))
        orders, self.orders = os.pipe()
        self.reports, reports = os.pipe()
        with (folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "ignore:No fonts", "-m", "press.server", str(folder)],
                cwd=ROOT,
                env=environment(folder),
                stdin=orders,
                stdout=reports,
                stderr=log,
                start_new_session=True,
            )
        os.close(orders)
        os.close(reports)

    def start(self, name: str) -> None:
        """Have a job done; a server that is gone already is noticed by `ended`."""
        self.jobs.add(name)
        with suppress(BrokenPipeError):
            os.write(self.orders, f"{name}\n".encode())

    def ended(self, patience: float) -> dict[str, int]:
        """The jobs that ended, with their exit codes, after waiting for one; all, if the server did."""
        deadline = time.monotonic() + patience
        while self.jobs and (left := deadline - time.monotonic()) > 0:
            if not select.select([self.reports], [], [], left)[0]:
                break
            heard = os.read(self.reports, 65536)
            if not heard:
                return self.gone()
            *lines, self.rest = (self.rest + heard).split(b"\n")
            codes = {name: int(code) for name, code in (line.decode().split() for line in lines)}
            self.jobs -= codes.keys()
            if codes:
                return codes
        return {}

    def gone(self) -> dict[str, int]:
        """Every job, under the code with which the server ended."""
        code = self.process.wait()
        codes = dict.fromkeys(self.jobs, code)
        self.jobs.clear()
        return codes

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def end(self) -> None:
        """End it and its whole group."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.orders)
        os.close(self.reports)


def environment(folder: Path) -> dict[str, str]:
    """What the children inherit: no secrets, no time zone, no locale, no proxy."""
    kept = {
        k: v for k in ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH") if (v := os.environ.get(k))
    }
    return kept | {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
