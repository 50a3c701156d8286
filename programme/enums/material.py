"""A material of a session: whether it is given out, and who may see a recording."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MaterialState(models.TextChoices):
    SHOWN = "shown", _("Given out")
    REMOVED = "removed", _("Taken away")


MATERIAL_MOVES = {
    MaterialState.SHOWN: {MaterialState.REMOVED},
    MaterialState.REMOVED: {MaterialState.SHOWN},
}


class RecordingAudience(models.TextChoices):
    MEMBERS = "members", _("Everybody of this edition")
    EXPECTED = "expected", _("Who was expected there, and who taught it")
    ORGANISERS = "organisers", _("Organisers alone")
