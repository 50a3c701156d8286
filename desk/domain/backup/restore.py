"""The way back: the archive is read to its last byte before anything is touched, the database goes last."""

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.apps import apps
from django.core.cache import cache
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from desk.domain.backup import postgresql, sqlite
from desk.domain.backup.account import Account, BackupRefused
from desk.domain.backup.archive import Backup, open_backup

# What migrations write by themselves is nobody's work.
MADE = {"contenttypes.ContentType", "auth.Permission"}


def restore_backup(path: Path, *, replace: bool = False) -> Account:
    """Make this installation what it was when the backup was taken; everybody has to sign in again.

    Raises BackupRefused before anything is touched: for an archive that is not whole, of another engine
    or a newer version, or an installation that holds something, unless it is to be replaced.
    Files go first, which nobody sees; then the database, in one transaction.
    """
    engine = sqlite if connection.vendor == "sqlite" else postgresql
    with open_backup(path) as backup:
        _check_fits(backup.account)
        if not replace and (holds := _holds()):
            raise BackupRefused(
                f"This installation is not empty: {holds} has rows. "
                "Say --replace to give up what it holds. Nothing was changed."
            )
        with _dump_of(backup) as dump:
            engine.check_dump(dump, backup.account)
            for name, digest, file in backup.files():
                _put_file(name, digest, file)
            engine.put_back(dump)
        cache.clear()
        return backup.account


@contextlib.contextmanager
def _dump_of(backup: Backup) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="trellis-restore-") as folder:
        dump = Path(folder) / "database"
        with dump.open("wb") as file:
            shutil.copyfileobj(backup.database(), file)
        yield dump


def _check_fits(account: Account) -> None:
    if account.engine != connection.vendor:
        raise BackupRefused(
            f"The backup is of {account.engine}, and this installation uses {connection.vendor}: "
            "restore it where DATABASE_URL names the same kind. Nothing was changed."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations}
    if newer := [name for name in account.migrations if name not in known]:
        raise BackupRefused(
            f"The backup was made by a newer Trellis, which knows {newer[0]}: "
            "bring this one up to date first. Nothing was changed."
        )


def _holds() -> str | None:
    """A table that somebody wrote in, if there is one."""
    tables = set(connection.introspection.table_names())
    models = [model for model in apps.get_models() if model._meta.db_table in tables]
    full = (m for m in models if m._meta.label not in MADE and m._base_manager.exists())
    return next((model._meta.db_table for model in full), None)


def _put_file(name: str, digest: str, file: IO[bytes]) -> None:
    if default_storage.exists(name):
        with default_storage.open(name) as there:
            if hashlib.file_digest(there, "sha256").hexdigest() == digest:
                return
        default_storage.delete(name)
    default_storage.save(name, File(file))
