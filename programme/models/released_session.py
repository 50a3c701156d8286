"""A session as it stood in a release."""

from typing import ClassVar

from django.db import models

from programme.enums import Certainty, Format, SessionKind, TrackKind
from programme.models.immutable import Immutable
from programme.models.release import Release
from programme.querysets import ReleasedSessionQuerySet


class ReleasedSession(Immutable):
    """A session as it stood in a release: slot, text, outputs and calendar sequence."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="sessions")
    uid = models.UUIDField()
    sequence = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    phase_code = models.CharField(max_length=40)
    phase_title = models.CharField(max_length=200)
    track_title = models.CharField(max_length=200)
    track_kind = models.CharField(max_length=20, choices=TrackKind)
    kind = models.CharField(max_length=20, choices=SessionKind)
    format = models.CharField(max_length=20, choices=Format)
    cancelled = models.BooleanField(default=False)
    place = models.CharField(max_length=200, blank=True)
    joining_link = models.URLField(blank=True)
    certainty = models.CharField(max_length=20, choices=Certainty)
    wording = models.CharField(max_length=120, blank=True)
    time_zone = models.CharField(max_length=64)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    firm_by = models.DateField(null=True)
    body = models.JSONField(default=dict)

    objects: ClassVar = ReleasedSessionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "code"], name="released_session_once")
        ]

    def __str__(self) -> str:
        return self.title
