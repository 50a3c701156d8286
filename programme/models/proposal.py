"""A time at which a session could be."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from programme.models.poll import Poll


class Proposal(models.Model):
    """One of the times that a poll asks about; at most one of them was chosen."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="proposals")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    chosen = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["starts_at", "ends_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "starts_at", "ends_at"], name="a_time_proposed_once"),
            models.UniqueConstraint(
                fields=["poll"], condition=models.Q(chosen=True), name="one_time_of_a_poll_chosen"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="proposal_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def time_zone(self) -> str:
        """The programme's: a proposal is made in it."""
        return self.poll.cohort.time_zone
