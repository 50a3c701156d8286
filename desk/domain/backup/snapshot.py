"""One moment of the database: its dump, and questions answered as of that moment."""

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, models

# What is no one's work: who is signed in, and printed parts, which are printed again.
PASSING = {"django_session", "guide_printedpart"}
Ask = Callable[[str], list[tuple[Any, ...]]]


@dataclasses.dataclass(frozen=True)
class Snapshot:
    """A moment: a dump of the database as a file, and a way to ask it while it is held."""

    dump: Path
    ask: Ask

    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        quote = connection.ops.quote_name
        tables = sorted(connection.introspection.table_names())
        return {table: self.ask(f"SELECT count(*) FROM {quote(table)}")[0][0] for table in tables}  # noqa: S608

    def migrations(self) -> list[str]:
        return [
            f"{app}.{name}" for app, name in self.ask("SELECT app, name FROM django_migrations ORDER BY id")
        ]

    def files(self) -> list[str]:
        """The name in the storage of each file that a row names, whatever lasting table it stands in."""
        quote = connection.ops.quote_name
        named: set[str] = set()
        for table, column in _file_columns():
            found = self.ask(f"SELECT DISTINCT {quote(column)} FROM {quote(table)}")  # noqa: S608
            named.update(name for (name,) in found if name)
        return sorted(named)


def _file_columns() -> list[tuple[str, str]]:
    return [
        (model._meta.db_table, str(field.column))
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.FileField) and model._meta.db_table not in PASSING
    ]


def forget_passing(tables: Iterable[str]) -> list[str]:
    """The statements that empty the tables of what does not come back."""
    return [f"DELETE FROM {connection.ops.quote_name(table)}" for table in sorted(PASSING & set(tables))]  # noqa: S608
