"""A picture in a plan."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actionplans.models.section import Section
from actionplans.querysets import FigureQuerySet


class Figure(models.Model):
    """A picture made safe on upload, addressed by the start of its hash, seen with its section."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="figures")
    code = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=4, choices=[("png", "PNG"), ("jpeg", "JPEG"), ("webp", "WebP")])
    file = models.FileField(upload_to="figures/")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(_("alternative text"), max_length=500)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = FigureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["added_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["section", "code"], name="figure_code_once")]

    def __str__(self) -> str:
        return self.alt
