"""A release on paper."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from cohorts.models import Cohort
from programme.enums import BOOKLET_MOVES, BookletState
from programme.models.release import Release
from programme.querysets import BookletQuerySet


class Booklet(models.Model):
    """A release as a PDF, and the work of making it: a row that is the truth, whatever the queue says.

    A worker claims it by a lease and a fence; who holds an older fence writes nothing.
    """

    ALLOWED_MOVES = BOOKLET_MOVES

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="booklet")
    state = models.CharField(max_length=20, choices=BookletState, default=BookletState.QUEUED)
    # What the release does not hold, as it stood when the booklet was asked for: title, organisers, place.
    edition = models.JSONField()
    tries = models.PositiveSmallIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)
    file = models.FileField(upload_to="programme/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects: ClassVar = BookletQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False)
                | (~Q(state="running") & Q(lease_until=None)),
                name="running_booklet_has_lease",
            )
        ]

    def __str__(self) -> str:
        return str(self.release)

    @property
    def cohort(self) -> Cohort:
        return self.release.cohort

    def new_event(self, **fields: Any) -> models.Model:
        from programme.models.event import ProgrammeEvent

        return ProgrammeEvent(cohort=self.cohort, booklet=self, **fields)
