"""How firm a date is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Certainty(models.TextChoices):
    """How firm a date is; each step keeps the printed wording beside the machine's range."""

    UNDATED = "undated", _("Undated")
    WINDOW = "window", _("Window")
    TENTATIVE = "tentative", _("Tentative")
    FIRM = "firm", _("Firm")
