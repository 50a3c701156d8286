"""Where a seat is expected."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TrackKind(models.TextChoices):
    """Where a seat is expected: its own profile's track, or what is common."""

    POLICY = "policy", _("Policy")
    TECHNICAL = "technical", _("Technical")
    COMMON = "common", _("Common")
