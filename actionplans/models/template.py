"""What a cohort's plans are made of."""

from typing import ClassVar

from django.db import models

from cohorts.models import Cohort


class TemplateVersion(models.Model):
    """The Action Plan template of a cohort at one number."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="template_versions")
    number = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "number"], name="template_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.cohort.slug} template {self.number}"
