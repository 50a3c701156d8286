"""The address of a person's own calendar."""

from django.conf import settings
from django.db import models


class Feed(models.Model):
    """How often a person took a new address for the own calendar; who never did has no row."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed")
    renewals = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.person)
