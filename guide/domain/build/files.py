"""Files that a build makes: named by their hash, whole or not there at all."""

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from actionplans.models import Figure
from guide.domain.manifest import Manifest
from press.job import PressFailed
from press.leavings import hold, sweep

PARTIAL = ".partial-"


@dataclass(frozen=True)
class KeptFile:
    """A stored file: its name in the storage, its hash and its size."""

    name: str
    sha256: str
    size: int


def keep_file(data: bytes, suffix: str) -> KeptFile:
    """Store the bytes under their hash; a file of that name has the same bytes, so it stays."""
    digest = hashlib.sha256(data).hexdigest()
    kept = KeptFile(f"guide/{digest}.{suffix}", digest, len(data))
    if default_storage.exists(kept.name) and default_storage.size(kept.name) == kept.size:
        return kept
    try:
        path = Path(default_storage.path(kept.name))
    except NotImplementedError:
        default_storage.save(kept.name, ContentFile(data))
    else:
        _write_whole(path, data)
    return kept


def sweep_partials() -> int:
    """Remove what killed workers left half written; how many. A store of objects holds no such thing."""
    try:
        folder = Path(default_storage.path("guide"))
    except NotImplementedError:
        return 0
    return len(sweep(folder, PARTIAL))


def read_figures(manifest: Manifest) -> dict[str, bytes]:
    """Each figure's bytes by its code; PressFailed names one that is gone."""
    wanted = {figure["sha256"] for figure in manifest["figures"].values()}
    rows = {figure.sha256: figure for figure in Figure.objects.filter(sha256__in=wanted).order_by("pk")}
    found = {}
    for code, figure in manifest["figures"].items():
        try:
            with rows[figure["sha256"]].file.open("rb") as file:
                found[code] = file.read()
        except (KeyError, OSError) as missing:
            raise PressFailed(f"The picture “{figure['alt']}” is not in the storage.") from missing
    return found


def _write_whole(path: Path, data: bytes) -> None:
    """Write beside the place and move in at once: no reader ever meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, partial = tempfile.mkstemp(dir=path.parent, prefix=PARTIAL)
    try:
        with os.fdopen(handle, "wb") as file:
            hold(handle)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(partial).chmod(0o644)
        Path(partial).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(partial).unlink()
        raise
