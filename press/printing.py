"""Prints a document in a child process, and says plainly why if it fails."""

import json
import signal
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from press.job import OUT_OF_MEMORY, Job, Limits, PressFailed, stamp
from press.machine import available
from press.watching import OnProgress, run_child

KEPT_LOG = 20_000


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
