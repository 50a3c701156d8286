"""What a session promises, and who owes it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutputState(models.TextChoices):
    OPEN = "open", _("Open")
    DELIVERED = "delivered", _("Delivered")
    WAIVED = "waived", _("Waived")


OUTPUT_MOVES = {
    OutputState.OPEN: {OutputState.DELIVERED, OutputState.WAIVED},
    OutputState.DELIVERED: {OutputState.OPEN},
    OutputState.WAIVED: {OutputState.OPEN},
}


class OutputOwner(models.TextChoices):
    ORGANISERS = "organisers", _("Organisers")
    CITIES = "cities", _("Every city")
