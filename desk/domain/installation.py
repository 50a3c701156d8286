"""What this installation still lacks before others may rely on it, each with what to do about it."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from accounts.domain.clock import shared_now
from desk.domain.health import OK, database, storage
from guide.domain.readiness import silent_queue

# Leases last half a minute, so clocks that are further apart than this mislead a worker.
CLOCKS_MAY_DIFFER = dt.timedelta(seconds=5)


@dataclasses.dataclass(frozen=True)
class Lack:
    """What is not as it should be, and what whoever runs this can do."""

    problem: str
    remedy: str


def find_lacks() -> list[Lack]:
    """Every lack; nothing is changed but a file that is written to the storage and taken away again."""
    if database() != OK:
        remedy = "Look at DATABASE_URL, and whether the server runs and lets this machine in."
        return [Lack("The database does not answer.", remedy)]
    looks: list[Callable[[], Lack | None]] = [
        waiting_migrations,
        storage_that_refuses,
        silent_redis,
        memory_of_one_process,
        clocks_apart,
    ]
    return [lack for look in looks if (lack := look())]


def waiting_migrations() -> Lack | None:
    """Changes of the tables that this version brings and the database has not seen."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return None
    return Lack(f"{len(plan)} migrations wait, from {plan[0][0]} on.", "Run ./trellis migrate.")


def storage_that_refuses() -> Lack | None:
    """Whether a file can be written where figures and guides are kept."""
    if storage() == OK:
        return None
    if settings.STORAGE_URL.startswith("s3:"):
        remedy = (
            "Look at TRELLIS_STORAGE_URL: its endpoint, and its bucket, which Trellis does not make. "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be allowed to read, write and delete in it."
        )
    else:
        remedy = f"May the user of this process write to {settings.MEDIA_ROOT}, and is there room?"
    return Lack("No file can be stored.", remedy)


def silent_redis() -> Lack | None:
    """Whether the queue and the shared cache answer."""
    if not silent_queue():
        return None
    return Lack("Redis does not answer.", "Look at TRELLIS_REDIS_URL, and whether the server runs.")


def memory_of_one_process() -> Lack | None:
    """With a database that many processes may use, each would count sign-ins and cache for itself."""
    if connection.vendor == "sqlite" or settings.REDIS_URL:
        return None
    return Lack(
        "The cache is not shared, and background work is done in the web process.",
        "That is right for one web process. For more, name a Redis: TRELLIS_REDIS_URL=redis://host:6379/0, "
        "and run ./trellis worker and ./trellis beat.",
    )


def clocks_apart() -> Lack | None:
    """Whether the database's clock is ours."""
    apart = abs(shared_now() - timezone.now())
    if apart <= CLOCKS_MAY_DIFFER:
        return None
    seconds = round(apart.total_seconds())
    return Lack(
        f"The clock of the database is {seconds} seconds from that of this machine.",
        "Let both follow the same time, for example by chrony; what is stored is dated by the clock.",
    )
