"""What an edit id was answered, so that a retry stores nothing twice."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from actionplans.models.section import Section


class StoredEdit(models.Model):
    """The answer to an edit id, so that a retry gets it again and makes no second revision."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    body_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    stored_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["author", "key"], name="edit_id_once")]

    def __str__(self) -> str:
        return self.key
