"""A chapter of an edition."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from guide.models.edition import Edition


class Chapter(models.Model):
    """A chapter of an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="chapters")
    number = models.PositiveSmallIntegerField(_("number"))
    code = models.SlugField(_("code"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    standfirst = models.TextField(_("standfirst"), blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "code"], name="chapter_code_once"),
            models.UniqueConstraint(fields=["edition", "number"], name="chapter_number_once"),
        ]

    def __str__(self) -> str:
        return self.title
