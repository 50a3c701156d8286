"""What a cohort's imports taught it."""

from django.db import models

from cohorts.models import Cohort


class ImportMemory(models.Model):
    """What a cohort's earlier imports taught: the field of each heading, the code of each foreign mark."""

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="import_memory")
    columns = models.JSONField(default=dict)
    codes = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.cohort)
