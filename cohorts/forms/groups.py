"""How a long form is laid out: in parts that belong together, each under its name."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.forms import BoundField


class InGroups:
    """A form whose fields stand in groups; a field that no group names stands in none."""

    layout: ClassVar[list[tuple[Any, list[str]]]] = []

    def groups(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """The name of each group, and its fields."""
        form: Any = self
        for name, fields in self.layout:
            yield name, [form[field] for field in fields]
