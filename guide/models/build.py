"""The compiling of an edition: a row that is the truth, whatever the queue says."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Leased
from cohorts.models import Cohort
from guide.enums import BUILD_MOVES, BuildStage, BuildState
from guide.models.edition import Edition
from guide.querysets import BuildQuerySet


class Build(Leased):
    """The making of an edition's files from a manifest, by one worker at a time."""

    ALLOWED_MOVES = BUILD_MOVES

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="builds")
    state = models.CharField(max_length=20, choices=BuildState, default=BuildState.QUEUED)
    manifest = models.JSONField()
    manifest_sha256 = models.CharField(max_length=64)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=timezone.now)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(_("stage"), max_length=20, choices=BuildStage, blank=True)
    step = models.CharField(_("step"), max_length=120, blank=True)
    # How far each part is, in order: title, state, page.
    parts = models.JSONField(default=list, blank=True)
    progress = models.PositiveSmallIntegerField(_("per cent"), default=0)
    log = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = BuildQuerySet.as_manager()

    class Meta(Leased.Meta):
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.edition}, build {self.pk}"

    @property
    def cohort(self) -> Cohort:
        return self.edition.cohort

    def new_event(self, **fields: Any) -> models.Model:
        from guide.models.event import GuideEvent

        return GuideEvent(cohort=self.cohort, edition=self.edition, build=self, **fields)
