"""What is written once is changed by no question."""

from typing import Any

from django.db import models


class ImmutableQuerySet(models.QuerySet[Any]):
    """Rows that are written once: no wholesale change or deletion either."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError(f"{self.model.__name__} is immutable")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise TypeError(f"{self.model.__name__} is immutable")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{self.model.__name__} is immutable")
