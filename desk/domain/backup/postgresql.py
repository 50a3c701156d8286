"""PostgreSQL: dumped and put back by its own programs, on a snapshot that it exports."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from desk.domain.backup.account import Account, BackupRefused
from desk.domain.backup.snapshot import Snapshot, forget_passing


@contextlib.contextmanager
def take_snapshot(folder: Path) -> Iterator[Snapshot]:
    """The database at one moment, as a file in this folder; the moment is held until the block ends."""
    _find("pg_dump")
    dump = folder / "database"
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        [(moment,)] = _ask("SELECT pg_export_snapshot()")
        _run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={moment}",
            f"--file={dump}",
        )
        yield Snapshot(dump, _ask)


def check_dump(dump: Path, account: Account) -> None:
    """Write the dump out as the script that `put_back` runs, which reads it to its end."""
    for program in ("pg_restore", "psql"):
        _find(program)
    script, after = _scripts(dump)[1:]
    _call(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump)])
    after.write_text(_closing_words(account), encoding="utf-8")


def put_back(dump: Path) -> None:
    """Replace the database by the dump in one transaction; or leave it as it was."""
    before, script, after = _scripts(dump)
    tables = ", ".join(connection.ops.quote_name(name) for name in connection.introspection.table_names())
    connection.close()
    drop = f"DROP TABLE {tables} CASCADE;\n" if tables else ""
    before.write_text(
        f"SET lock_timeout = '20s';\nSET client_min_messages = warning;\n{drop}", encoding="utf-8"
    )
    quietly = [
        "--no-psqlrc",
        "--quiet",
        "--output=/dev/null",
        "--set=ON_ERROR_STOP=1",
        "--single-transaction",
    ]
    _run("psql", *quietly, *[f"--file={part}" for part in (before, script, after)])


def _scripts(dump: Path) -> tuple[Path, Path, Path]:
    return dump.with_suffix(".before"), dump.with_suffix(".script"), dump.with_suffix(".after")


def _closing_words(account: Account) -> str:
    """Count every table before it becomes true, and forget what is passing."""
    counts = "\n".join(
        f"IF (SELECT count(*) FROM {connection.ops.quote_name(table)}) <> {rows:d} THEN "  # noqa: S608
        f"RAISE EXCEPTION 'a table has not the rows that it should have'; END IF;"
        for table, rows in account.rows.items()
    )
    forget = ";\n".join(forget_passing(account.rows))
    return f"SET search_path TO DEFAULT;\nDO $do$ BEGIN\n{counts}\nEND $do$;\n{forget};\n"


def _ask(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def _find(program: str) -> None:
    if not shutil.which(program):
        raise BackupRefused(
            f"{program} is missing, and without it a PostgreSQL database can't be backed up or restored. "
            "On Debian or Ubuntu: apt-get install postgresql-client. "
            "It must be as new as the server, or newer."
        )


def _run(program: str, *words: str) -> None:
    """Run a program of PostgreSQL's on the configured database."""
    arguments, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    _call([program, *words, *arguments[1:]], environment)


def _call(command: list[str], environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return
    said = done.stderr.strip().splitlines() or ["it did not say why"]
    if "lock timeout" in done.stderr:
        said = ["the database is in use; stop what runs on it, then try again"]
    raise BackupRefused(f"{command[0]} failed: {said[0]}. The database was not changed.")
