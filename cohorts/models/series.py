"""A training that runs again."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models.address import slug_shape
from cohorts.rules import may_create_cohort


class Series(RulesModel):
    """A training that runs again, such as "Urban Digital Twins"."""

    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[slug_shape])
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what it is"), blank=True)

    class Meta:
        ordering: ClassVar = ["title"]
        verbose_name_plural = _("series")
        rules_permissions: ClassVar = {"add": may_create_cohort}

    def __str__(self) -> str:
        return self.title
