"""Who teaches a session."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cohorts.models import Organisation
from programme.models.session import Session
from programme.querysets import SessionTrainerQuerySet


class SessionTrainer(models.Model):
    """Who teaches a session, with or without an account."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="trainers")
    name = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="teaching"
    )

    objects: ClassVar = SessionTrainerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name
