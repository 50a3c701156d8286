"""A line of sessions for one profile, or for all."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from cohorts.models.address import slug_shape
from programme.enums import TrackKind
from programme.models.address import not_reserved


class Track(models.Model):
    """A line of sessions for one profile, or for all; the printed names may vary."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="tracks")
    code = models.SlugField(_("code"), max_length=40, validators=[slug_shape, not_reserved])
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("for whom"), max_length=20, choices=TrackKind, default=TrackKind.COMMON)
    aliases = models.TextField(_("other printed names"), blank=True, help_text=_("One a line."))

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cohort", "code"], name="track_code_once")]

    def __str__(self) -> str:
        return self.title
