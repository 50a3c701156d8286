"""How a breach is told: in which table, on which row, and what is wrong there."""

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model


@dataclasses.dataclass(frozen=True)
class Finding:
    """One breach of an invariant."""

    table: str
    row: int
    problem: str


def breach(row: Model, problem: str) -> Finding:
    """The finding about a row that we hold."""
    return Finding(row._meta.db_table, row.pk, problem)


def missing_numbers(numbers: Iterable[int]) -> list[int]:
    """Which of 1..n are not there, n being the highest that is."""
    there = set(numbers)
    return [number for number in range(1, max(there, default=0) + 1) if number not in there]


def check_file(row: Any) -> Iterator[Finding]:
    """A breach if the file that `row` names is not there, or is another than its hash says."""
    try:
        with row.file.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        yield breach(row, "the file is not in the storage")
        return
    if found != row.sha256:
        yield breach(row, "the file is not the one that was made")
