"""What ./trellis check says is missing, and what to do about it."""

import datetime as dt
from pathlib import Path
from typing import Any

import time_machine
from django.core.checks import run_checks
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from desk.domain.installation import Lack, find_lacks

ALONE = Lack(
    "The cache is not shared, and background work is done in the web process.",
    "That is right for one web process. For more, name a Redis: TRELLIS_REDIS_URL=redis://host:6379/0, "
    "and run ./trellis worker and ./trellis beat.",
)


def usual() -> list[Lack]:
    """On PostgreSQL without Redis the one thing that may be as wanted, or not."""
    return [ALONE] if connection.vendor == "postgresql" else []


def test_nothing_is_missing(db: None, settings: Any) -> None:
    settings.REDIS_URL = ""

    assert find_lacks() == usual()


def test_migrations_that_wait_are_told(db: None, settings: Any) -> None:
    settings.REDIS_URL = ""
    [(app, name)] = MigrationLoader(connection).graph.leaf_nodes("guide")
    MigrationRecorder(connection).record_unapplied(app, name)

    assert find_lacks() == [
        Lack(f"1 migrations wait, from guide.{name} on.", "Run ./trellis migrate."),
        *usual(),
    ]


def test_a_folder_that_takes_nothing_is_told(db: None, settings: Any, tmp_path: Path) -> None:
    settings.REDIS_URL = ""
    (tmp_path / "taken").touch()
    settings.MEDIA_ROOT = tmp_path / "taken"

    assert find_lacks() == [
        Lack(
            "No file can be stored.",
            f"May the user of this process write to {tmp_path / 'taken'}, and is there room?",
        ),
        *usual(),
    ]


def test_a_redis_that_is_away_is_told(db: None, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    assert find_lacks() == [
        Lack("Redis does not answer.", "Look at TRELLIS_REDIS_URL, and whether the server runs.")
    ]


def test_a_clock_that_is_apart_is_told(db: None, settings: Any) -> None:
    settings.REDIS_URL = ""
    later = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=3)
    with time_machine.travel(later, tick=False):
        told = find_lacks()

    words = [lack.problem for lack in told if "clock" in lack.problem]
    assert len(words) == (connection.vendor == "postgresql")


def test_a_database_that_is_away_is_all_that_is_told(db: None) -> None:
    def refuse(*args: Any) -> None:
        raise OperationalError("password of trellis")

    with connection.execute_wrapper(refuse):
        told = find_lacks()

    assert told == [
        Lack(
            "The database does not answer.",
            "Look at DATABASE_URL, and whether the server runs and lets this machine in.",
        )
    ]


def test_each_is_a_check_of_a_deployment_with_what_to_do(db: None, settings: Any, tmp_path: Path) -> None:
    settings.REDIS_URL = ""
    (tmp_path / "taken").touch()
    settings.MEDIA_ROOT = tmp_path / "taken"

    told = [check for check in run_checks(include_deployment_checks=True) if check.id == "trellis.W001"]

    assert [check.msg for check in told] == ["No file can be stored.", *[lack.problem for lack in usual()]]
    assert [check.msg for check in run_checks() if check.id == "trellis.W001"] == []
