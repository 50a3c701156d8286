"""More time for one city."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cohorts.models import CityPair
from programme.models.output import Output
from programme.querysets import ExtensionQuerySet


class Extension(models.Model):
    """An organiser gave one city pair more time for an output, until the end of a day, for a reason."""

    output = models.ForeignKey(Output, on_delete=models.CASCADE, related_name="extensions")
    pair = models.ForeignKey(CityPair, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField(_("until the end of"))
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("granted"))

    objects: ClassVar = ExtensionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["output", "pair"], name="one_extension_of_a_pair")
        ]

    def __str__(self) -> str:
        return f"{self.output}: {self.pair}, {self.until}"
