"""One part of a chapter: a text, or an excerpt in its place."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guide.models.chapter import Chapter
from guide.models.excerpt import Excerpt


class ChapterItem(models.Model):
    """One part of a chapter: editorial Markdown, or an excerpt in its place."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"), blank=True)
    revision_number = models.PositiveIntegerField(default=0)
    excerpt = models.ForeignKey(
        Excerpt, null=True, blank=True, on_delete=models.PROTECT, related_name="placements"
    )

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chapter", "excerpt"], name="excerpt_once_a_chapter"),
            models.CheckConstraint(condition=Q(excerpt=None) | Q(text=""), name="text_or_excerpt"),
        ]

    def __str__(self) -> str:
        return f"{self.chapter}, {self.order}"
