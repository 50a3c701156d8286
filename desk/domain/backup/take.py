"""Taking a backup while people write: first the moment of the database, then the files it names."""

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from desk.domain.backup import postgresql, sqlite
from desk.domain.backup.account import Account, BackupRefused
from desk.domain.backup.archive import DATABASE, FILES, Archive
from desk.domain.backup.snapshot import Snapshot


def take_backup(path: Path, *, at: dt.datetime | None = None) -> Account:
    """Write all that this installation knows to a file that only its owner may read.

    A file is stored before a row names it and never changed afterwards, so every file of the snapshot
    is there however much is written meanwhile; one that is gone all the same is named in the account.
    Raises BackupRefused; what was begun is taken away again. The secret key is not part of it.
    """
    at = at or timezone.now()
    with _beside(path) as (folder, raw), _moment(folder) as snapshot:
        archive = Archive(raw)
        with snapshot.dump.open("rb") as dump:
            archive.add(DATABASE, dump, snapshot.dump.stat().st_size)
        files, missing = _add_files(archive, snapshot.files())
        account = Account(
            engine=connection.vendor,
            made_at=at.isoformat(timespec="seconds"),
            migrations=snapshot.migrations(),
            rows=snapshot.rows(),
            files=files,
            missing=missing,
        )
        archive.seal(account)
    return account


def _moment(folder: Path) -> AbstractContextManager[Snapshot]:
    take = sqlite.take_snapshot if connection.vendor == "sqlite" else postgresql.take_snapshot
    return take(folder)


def _add_files(archive: Archive, names: list[str]) -> tuple[dict[str, str], list[str]]:
    files, missing = {}, []
    for name in names:
        try:
            size, file = default_storage.size(name), default_storage.open(name)
        except FileNotFoundError:
            missing.append(name)
            continue
        with file:
            files[name] = archive.add(FILES + name, file, size)
    return files, missing


@contextmanager
def _beside(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A folder for what is on the way, and the file that gets its name only when it is whole."""
    if path.exists():
        raise BackupRefused(f"{path} exists already, and a backup is not written over another.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
            part = Path(folder) / "archive"
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
                yield Path(folder), raw
                raw.flush()
                os.fsync(raw.fileno())
            part.rename(path)
    except OSError as problem:
        raise BackupRefused(f"The backup could not be written: {problem}.") from problem
