"""What may be odd about a session of the working programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WarningKind(models.TextChoices):
    TRAINERS = "trainers", _("nobody teaches it")
    OUTPUTS = "outputs", _("it does not say what it yields")
    UNDATED = "undated", _("it has no date")
    TRAINER_TWICE = "trainer-twice", _("somebody teaches twice at once")
    SEATS_TWICE = "seats-twice", _("people are expected twice at once")
    ROOM_TWICE = "room-twice", _("a room is used twice at once")
    DATES = "dates", _("two dates contradict each other")
    YEAR = "year", _("it lies outside the edition")
    ZONE = "zone", _("a time zone contradicts its date")
    DRIFT = "drift", _("a name drifts from its track")
    COVERAGE = "coverage", _("a city has nobody there")
