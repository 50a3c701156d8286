"""Releases, and what may differ between two."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReleaseKind(models.TextChoices):
    PRELIMINARY = "preliminary", _("Preliminary")
    FINAL = "final", _("Final")


class ChangeKind(models.TextChoices):
    """What may differ between two releases of one session, by its code."""

    NEW = "new", _("new")
    MOVED = "moved", _("moved")
    ELSEWHERE = "elsewhere", _("elsewhere")
    LONGER = "longer", _("longer")
    SHORTER = "shorter", _("shorter")
    SURER = "surer", _("surer")
    LESS_SURE = "less_sure", _("less sure")
    RETITLED = "retitled", _("retitled")
    TRAINERS = "trainers", _("trainers")
    CANCELLED = "cancelled", _("cancelled")
    BACK = "back", _("back")
