"""Prints a document: starts the child, watches over it, and says plainly why it failed."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from press.job import OUT_OF_MEMORY, Job, Limits, PressFailed, stamp
from press.machine import available

ROOT = Path(__file__).resolve().parent.parent
HEARTBEAT = 1.0
KEPT_LOG = 20_000
# The child sees the fonts it was given and no others: the same input prints the same elsewhere.
NO_FONTS = '<?xml version="1.0"?><fontconfig><cachedir>{}</cachedir></fontconfig>'

OnProgress = Callable[[int], None]


def print_pdf(
    html: str,
    *,
    files: Mapping[str, bytes],
    stylesheets: Sequence[str],
    lang: str,
    title: str,
    identifier: bytes,
    created: datetime,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    on_progress: OnProgress | None = None,
) -> bytes:
    """The document as PDF/UA-1: the same arguments give the same bytes.

    `files` are all that the document can fetch: by whole address, or a name under `trellis:`.
    `on_progress` is called about
    each second with the page being laid out; what it raises ends the child and reaches the caller.
    Words need a font among the files: the child knows no others.
    Raises PressFailed when a limit is met, the child dies, or the document asks for anything else.
    """
    if missing := available():
        raise PressFailed(missing)
    job = Job(
        html=html,
        stylesheets=tuple(stylesheets),
        title=title,
        lang=lang,
        identifier=identifier.hex(),
        created=stamp(created),
        limits=limits,
    )
    with tempfile.TemporaryDirectory(prefix="press-") as name:
        folder = Path(name)
        job.pack(folder, files)
        code = run_child(folder, limits, on_progress)
        return collect(folder, code)


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


def collect(folder: Path, code: int | None) -> bytes:
    """The finished file, or PressFailed with the plainest reason that fits."""
    log = (folder / "log").read_text(errors="replace")[-KEPT_LOG:]
    refused = refused_fetches(folder)
    if refused:
        asked = "\n".join(refused)
        raise PressFailed("The document asked for files it was not given.", asked, refused=refused)
    if code == 0:
        return (folder / "out.pdf").read_bytes()
    raise PressFailed(why(code), log)


def refused_fetches(folder: Path) -> list[str]:
    """What the document asked for in vain."""
    try:
        return list(json.loads((folder / "refused.json").read_text()))
    except (FileNotFoundError, ValueError):
        return []


def why(code: int | None) -> str:
    """One sentence for an exit code."""
    if code is None:
        return "Printing took longer than it may."
    if code == OUT_OF_MEMORY:
        return "Printing needed more memory than it may."
    if code == -signal.SIGXCPU:
        return "Printing needed more processor time than it may."
    if code < 0:
        return f"The printing process was killed ({signal.Signals(-code).name})."
    return "The printing process failed."
