"""Why a city has nobody in a track."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Absence(models.TextChoices):
    """From what an organiser can mend first to what the city chose so."""

    VACANT = "vacant", _("the seat is vacant")
    SAME = "same", _("both seats have the other profile")
    TEACHES = "teaches", _("who sits there teaches elsewhere at that time")
    BOTH = "both", _("one person holds both seats, and is asked for at two places")
