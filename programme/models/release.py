"""The programme as it was told to people at one moment."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models import Cohort
from cohorts.rules import is_organiser
from programme.enums import ReleaseKind
from programme.models.immutable import Immutable
from programme.querysets import ReleaseQuerySet
from programme.rules import may_remark_on_release


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
        rules_permissions: ClassVar = {"add": is_organiser, "remark": may_remark_on_release}

    def __str__(self) -> str:
        return f"{self.cohort.slug} {self.number}"
