"""A body that runs or teaches trainings."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """A body that runs or teaches a training."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    url = models.URLField(_("website"), blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
