"""A stretch of a training."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from cohorts.models.address import slug_shape
from programme.models.address import not_reserved


class Phase(models.Model):
    """A stretch of the training: before, during, after."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="phases")
    code = models.SlugField(_("code"), max_length=40, validators=[slug_shape, not_reserved])
    title = models.CharField(_("title"), max_length=200)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cohort", "code"], name="phase_code_once")]

    def __str__(self) -> str:
        return self.title
