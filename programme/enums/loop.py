"""How deep a learning unit goes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Loop(models.TextChoices):
    """The loops of the catalogue, by the names it gives them to learners."""

    FIRST = "first", _("beginner")
    SECOND = "second", _("intermediate")
    THIRD = "third", _("expert")
