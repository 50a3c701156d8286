"""Work that one worker at a time has in hand."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Leased(models.Model):
    """A row that is the truth about some work, whatever the queue says; it has a `state` and its moves.

    A worker claims it by a lease and a fence; who holds an older fence writes nothing.
    """

    attempts = models.PositiveSmallIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False)
                | (~Q(state="running") & Q(lease_until=None)),
                name="running_%(class)s_has_lease",
            )
        ]
