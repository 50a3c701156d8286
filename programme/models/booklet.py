"""A release on paper."""

from typing import Any, ClassVar

from django.db import models

from accounts.models import Leased
from cohorts.models import Cohort
from programme.enums import BOOKLET_MOVES, BookletState
from programme.models.release import Release
from programme.querysets import BookletQuerySet


class Booklet(Leased):
    """A release as a PDF, and the printing of it, by one worker at a time."""

    ALLOWED_MOVES = BOOKLET_MOVES

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="booklet")
    state = models.CharField(max_length=20, choices=BookletState, default=BookletState.QUEUED)
    # What the release does not hold, as it stood when the booklet was asked for: title, organisers, place.
    edition = models.JSONField()
    problem = models.TextField(blank=True)
    file = models.FileField(upload_to="programme/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects: ClassVar = BookletQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.release)

    @property
    def cohort(self) -> Cohort:
        return self.release.cohort

    def new_event(self, **fields: Any) -> models.Model:
        from programme.models.event import ProgrammeEvent

        return ProgrammeEvent(cohort=self.cohort, booklet=self, **fields)
