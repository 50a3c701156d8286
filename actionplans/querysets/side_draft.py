"""Questions asked of side drafts."""

from typing import Any

from django.db import models


class SideDraftQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> "SideDraftQuerySet":
        return self.filter(author=user).order_by("-stored_at")

    def in_section(self, section: Any) -> "SideDraftQuerySet":
        return self.filter(section=section)

    def waiting(self) -> "SideDraftQuerySet":
        """Those that their author has not put away; put away ones stay in the history."""
        return self.filter(put_away_at=None)
