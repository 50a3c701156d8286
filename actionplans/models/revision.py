"""A text of a section, as somebody stored it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from actionplans.enums import RevisionKind
from actionplans.models.section import Section
from actionplans.models.template import TemplateVersion
from actionplans.querysets import RevisionQuerySet


class Revision(models.Model):
    """A text of a section as somebody stored it. Never changed, never removed, no gap in numbers."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    merge_parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    words = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="revisions")
    kind = models.CharField(max_length=20, choices=RevisionKind, default=RevisionKind.TYPED)
    template = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = RevisionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["section", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=models.Q(merge_parent=None) | models.Q(kind="merged"),
                name="only_merged_has_two_parents",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("a revision is immutable")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a revision is never removed")
