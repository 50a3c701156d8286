"""Starts the child, watches over it heartbeat by heartbeat, and leaves nothing of it behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from press.job import Limits

ROOT = Path(__file__).resolve().parent.parent
HEARTBEAT = 1.0
# The child sees the fonts it was given and no others: the same input prints the same elsewhere.
NO_FONTS = '<?xml version="1.0"?><fontconfig><cachedir>{}</cachedir></fontconfig>'

OnProgress = Callable[[int], None]


def run_child(folder: Path, limits: Limits, on_progress: OnProgress | None) -> int | None:
    """The child's exit code, None if its time ran out; its whole group is gone afterwards."""
    (folder / "fonts.conf").write_text(NO_FONTS.format(folder))
    with (folder / "log").open("wb") as log:
        child = subprocess.Popen(
            [sys.executable, "-W", "ignore:No fonts", "-m", "press.child", str(folder)],
            cwd=ROOT,
            env=environment(folder),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        return watch(child, folder, limits, on_progress)
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        if child.stdin:
            child.stdin.close()


def watch(
    child: subprocess.Popen[bytes], folder: Path, limits: Limits, on_progress: OnProgress | None
) -> int | None:
    """Wait for the child, heartbeat by heartbeat, until it ends or its time has run out."""
    deadline = time.monotonic() + limits.wall
    while (left := deadline - time.monotonic()) > 0:
        with suppress(subprocess.TimeoutExpired):
            return child.wait(min(HEARTBEAT, left))
        if on_progress:
            on_progress(page_reached(folder))
    return None


def page_reached(folder: Path) -> int:
    """The page the child is laying out, 0 before the first."""
    try:
        return int((folder / "page").read_text() or 0)
    except (FileNotFoundError, ValueError):
        return 0


def environment(folder: Path) -> dict[str, str]:
    """What the child inherits: no secrets, no time zone, no locale, no proxy."""
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
