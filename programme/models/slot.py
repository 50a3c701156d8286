"""When a session is, and how sure that is."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programme.enums import Certainty
from programme.models.session import Session


class Slot(models.Model):
    """A session's place in time: a moment, a range of days, or neither yet; with its printed words."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="slot")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    certainty = models.CharField(_("certainty"), max_length=20, choices=Certainty, default=Certainty.UNDATED)
    wording = models.CharField(
        _("printed wording"), max_length=120, blank=True, help_text=_('Such as "late September".')
    )
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    firm_by = models.DateField(_("firm by"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="slot_dates_match_certainty",
                condition=(
                    Q(certainty="undated", starts_at=None, ends_at=None, first_day=None, last_day=None)
                    | Q(
                        certainty="window",
                        starts_at=None,
                        ends_at=None,
                        first_day__isnull=False,
                        last_day__gte=models.F("first_day"),
                    )
                    | Q(
                        certainty__in=["tentative", "firm"],
                        starts_at__isnull=False,
                        ends_at__gt=models.F("starts_at"),
                        first_day=None,
                        last_day=None,
                    )
                ),
            )
        ]

    def __str__(self) -> str:
        return self.wording or (f"{self.starts_at:%Y-%m-%d %H:%M}" if self.starts_at else "undated")
