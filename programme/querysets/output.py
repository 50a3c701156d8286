"""Questions asked of outputs."""

from typing import Any

from django.db import models


class OutputQuerySet(models.QuerySet[Any]):
    def with_session(self) -> "OutputQuerySet":
        return self.select_related("session__cohort")

    def owed(self) -> "OutputQuerySet":
        return self.filter(state="open")
