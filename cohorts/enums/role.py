"""What a person is in a cohort beside sitting in a pair."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleKind(models.TextChoices):
    ORGANISER = "organiser", _("Organiser")
    TRAINER = "trainer", _("Trainer")
    OBSERVER = "observer", _("Observer")
