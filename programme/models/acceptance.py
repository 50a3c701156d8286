"""A warning that somebody accepted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from programme.enums import WarningKind
from programme.models.session import Session
from programme.querysets import AcceptanceQuerySet


class Acceptance(models.Model):
    """An organiser's reason why a warning about a session may stand, as long as its facts are these."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="acceptances")
    kind = models.CharField(_("what is odd"), max_length=20, choices=WarningKind)
    digest = models.CharField(_("digest of the facts"), max_length=16)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("accepted"))

    objects: ClassVar = AcceptanceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "kind", "digest"], name="accepted_once")
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.get_kind_display()}"

    @property
    def cohort(self) -> Cohort:
        return self.session.cohort
