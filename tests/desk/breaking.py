"""Rows changed behind the domain's back, and what the invariants say of them."""

from typing import Any

from django.db import connection
from django.db.models import Model

from desk.domain.invariants import find_breaches


def found() -> list[tuple[str, str]]:
    return [(finding.table, finding.problem) for finding in find_breaches()]


def set_raw(row: Model, **values: Any) -> None:
    """Change a row as no code of ours would."""
    set_table(row._meta.db_table, row.pk, **values)


def set_table(table: str, key: int, **values: Any) -> None:
    with connection.cursor() as cursor:
        for column, value in values.items():
            cursor.execute(f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', [value, key])  # noqa: S608
