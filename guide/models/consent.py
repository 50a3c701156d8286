"""A seat's yes to printing an excerpt."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models import Seat, Tenure
from guide.enums import Naming
from guide.models.excerpt import Excerpt


class Consent(models.Model):
    """A seat's yes to printing an excerpt: by whom, how named, under which licence, until when."""

    excerpt = models.ForeignKey(Excerpt, on_delete=models.PROTECT, related_name="consents")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="consents")
    tenure = models.ForeignKey(Tenure, on_delete=models.PROTECT, related_name="consents")
    naming = models.CharField(_("how"), max_length=20, choices=Naming)
    licence = models.CharField(_("licence"), max_length=40, default="CC BY 4.0")
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["given_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["excerpt", "seat"], condition=Q(withdrawn_at=None), name="one_consent_per_seat"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="consent_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.excerpt}: {self.seat}"
