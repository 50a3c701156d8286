"""An agenda of another tool on its way into a programme."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from cohorts.models import Cohort
from programme.querysets import UploadQuerySet


class AgendaUpload(models.Model):
    """A table that an organiser brought, between its choice and its acceptance; a newer one replaces it.

    Kept here rather than in the page, so that what is accepted is what was looked at.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField(default=timezone.now)
    # The columns' headings and the rows' cells as read, and what was odd in reading them.
    table = models.JSONField()
    # Which of our fields each column is; nothing until that was said.
    columns = models.JSONField(default=list)
    # Where rows go that don't say, and whether unknown phases and tracks are added.
    choices = models.JSONField(default=dict)
    # The preview, and how each session stood when it was made; nothing before.
    preview = models.JSONField(default=dict)
    seen = models.JSONField(default=dict)

    objects: ClassVar = UploadQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "by"], name="one_upload_of_an_organiser")
        ]

    def __str__(self) -> str:
        return self.name
