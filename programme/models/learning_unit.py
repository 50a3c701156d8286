"""What others teach, for a session to build on."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from programme.enums import Loop
from programme.models.session import Session
from programme.querysets import LearningUnitQuerySet


class LearningUnit(models.Model):
    """A unit of an outside catalogue that one learns by oneself; it belongs to no cohort."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    title = models.CharField(_("title"), max_length=200)
    framework = models.CharField(_("framework"), max_length=80)
    module = models.CharField(_("module"), max_length=120)
    level = models.PositiveSmallIntegerField(_("EQF level"))
    loop = models.CharField(_("loop"), max_length=20, choices=Loop)
    link = models.URLField(_("link"), max_length=300)

    objects: ClassVar = LearningUnitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["framework", "code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class SessionUnit(models.Model):
    """A learning unit that one does before this session."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="units")
    unit = models.ForeignKey(LearningUnit, on_delete=models.PROTECT, related_name="prepares")

    class Meta:
        ordering: ClassVar = ["unit__framework", "unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "unit"], name="unit_once_a_session")
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.unit}"
