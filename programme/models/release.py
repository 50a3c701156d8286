"""What people see: numbered, immutable copies of the working programme."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models import Cohort
from cohorts.rules import is_organiser
from programme.enums import Certainty, Format, ReleaseKind, SessionKind, TrackKind
from programme.querysets import ReleasedSessionQuerySet, ReleaseQuerySet


class Immutable(models.Model):
    """Written once: a second save or a deletion is a mistake in the program."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError(f"{type(self).__name__} is immutable")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{type(self).__name__} is immutable")


class Release(Immutable, RulesModel):
    """The programme as it was told to people at one moment."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    kind = models.CharField(_("kind"), max_length=20, choices=ReleaseKind)
    note = models.TextField(_("note"), blank=True)
    released_at = models.DateTimeField(default=timezone.now)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changes = models.JSONField(default=list)

    objects: ClassVar = ReleaseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["cohort", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "number"], name="release_number_once")
        ]
        rules_permissions: ClassVar = {"add": is_organiser}

    def __str__(self) -> str:
        return f"{self.cohort.slug} {self.number}"


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
