"""Who sits in a seat from when to when."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models.seat import Seat
from cohorts.querysets import TenureQuerySet


class Tenure(models.Model):
    """Who sits in a seat from when to when; a replacement begins a new row."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="tenures")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tenures")
    started_at = models.DateTimeField(_("from"), default=timezone.now)
    ended_at = models.DateTimeField(_("to"), null=True, blank=True)

    objects: ClassVar = TenureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["started_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seat"], condition=models.Q(ended_at=None), name="one_person_in_a_seat"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("started_at")),
                name="tenure_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.seat}"
