"""A question about a passage, and what came of it; each host subclasses it with its own foreign keys."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from remarks.enums import THREAD_MOVES, Audience, Outcome, ThreadState


class Thread(models.Model):
    """A question about a passage, and what came of it.

    The anchor is a quote with its context and position on one revision of the host's text.
    """

    ALLOWED_MOVES = THREAD_MOVES

    quote = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    audience = models.CharField(max_length=20, choices=Audience)
    state = models.CharField(max_length=20, choices=ThreadState, default=ThreadState.OPEN)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
        ordering: ClassVar = ["created_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    Q(state="resolved", resolved_at__isnull=False, resolved_by__isnull=False) & ~Q(outcome="")
                )
                | (~Q(state="resolved") & Q(resolved_at=None, resolved_by=None, outcome="")),
                name="%(class)s_resolved_how_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="declined") | ~Q(reason=""), name="%(class)s_declined_with_reason"
            ),
        ]
