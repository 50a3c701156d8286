"""A printed part of a guide, kept so that it need not be printed again."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class PrintedPart(models.Model):
    """A part as the press made it, under a key of all that shaped it; dropped when long unused."""

    key = models.CharField(max_length=64, unique=True)
    file = models.FileField(upload_to="guide/")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    used_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.key[:12]
