"""When a person was last at a place, so that pages can say what is new since."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Visit(models.Model):
    """A person's newest visit to one place, and when the one before it ended."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visits")
    place = models.CharField(max_length=40)
    before = models.DateTimeField(null=True, blank=True)
    last = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "place"], name="one_visit_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.last:%Y-%m-%d %H:%M}"
