"""SQLite: copied by its own online backup, which neither stops writers nor meets half a change."""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import connection

from desk.domain.backup.account import Account, BackupRefused
from desk.domain.backup.snapshot import Snapshot, forget_passing

PATIENCE = 20


@contextlib.contextmanager
def take_snapshot(folder: Path) -> Iterator[Snapshot]:
    """The database at one moment, as a file in this folder."""
    copy = folder / "database"
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(copy)) as there:
        connection.connection.backup(there)
        # One file by itself: what is in the archive needs no log beside it.
        there.execute("PRAGMA journal_mode=DELETE")
        yield Snapshot(copy, lambda question: there.execute(question).fetchall())


def check_dump(dump: Path, account: Account) -> None:
    """Look whether the dump is a database with the rows that it should have; forget what is passing."""
    with contextlib.closing(sqlite3.connect(dump)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise BackupRefused("SQLite finds its database damaged. Nothing was changed.")
        for table, rows in account.rows.items():
            if copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] != rows:  # noqa: S608
                raise BackupRefused(
                    f"The table {table} has not the rows that it should have. Nothing was changed."
                )
        for statement in forget_passing(account.rows):
            copy.execute(statement)
        copy.commit()


def put_back(dump: Path) -> None:
    """Replace the database by the dump in one transaction; or leave it as it was."""
    with contextlib.closing(sqlite3.connect(dump)) as copy:
        connection.close()
        connection.ensure_connection()
        copy.backup(connection.connection, progress=_at_most(PATIENCE), sleep=0.2)
    connection.close()


def _at_most(seconds: float) -> Callable[[int, int, int], None]:
    """SQLite tries for ever while others write; somebody waits for this."""
    end = time.monotonic() + seconds

    def look(status: int, remaining: int, total: int) -> None:
        if remaining and time.monotonic() > end:
            raise BackupRefused(
                "The database is in use, and was not changed. Stop what runs on it, then try again."
            )

    return look
