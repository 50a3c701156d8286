"""A text that waits beside a section for its author."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from actionplans.models.section import Section
from actionplans.querysets import SideDraftQuerySet


class SideDraft(models.Model):
    """A text that met an overlap and waits for its author: one per person, section and base."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="side_drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    base = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    stored_at = models.DateTimeField(default=timezone.now)
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = SideDraftQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "author", "base"], name="one_side_draft_per_base")
        ]

    def __str__(self) -> str:
        return f"{self.section}, {self.author}, on {self.base}"
