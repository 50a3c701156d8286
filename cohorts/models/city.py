"""A city, in no cohort by itself."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.zone import check_zone
from cohorts.models.address import check_address, named_errors, slug_shape


class City(models.Model):
    """A city, in no cohort by itself; it may join several."""

    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[slug_shape])
    name = models.CharField(_("name"), max_length=120)
    local_name = models.CharField(_("name in its own language"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, help_text=_("Two letters, such as BE."))
    country_name = models.CharField(_("country's name"), max_length=80, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = _("cities")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.country = self.country.upper()
        with named_errors("slug"):
            check_address(self.slug)
        with named_errors("country"):
            if self.country and not (
                len(self.country) == 2 and self.country.isascii() and self.country.isalpha()
            ):
                raise ValidationError(_("Write the country's two letters, such as BE."), code="country")
        with named_errors("time_zone"):
            if self.time_zone:
                check_zone(self.time_zone)
