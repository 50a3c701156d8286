"""An editorial text as an organiser stored it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from guide.models.chapter import Chapter
from guide.models.item import ChapterItem


class EditorialRevision(models.Model):
    """An editorial text as an organiser stored it; kept for ever."""

    item = models.ForeignKey(ChapterItem, null=True, on_delete=models.SET_NULL, related_name="revisions")
    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="editorial_revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="editorial_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.chapter}, revision {self.number}"
