"""A material as it was given out."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programme.models.immutable import Immutable
from programme.models.material import Material
from programme.querysets import MaterialVersionQuerySet


class MaterialVersion(Immutable):
    """A file or a link, numbered without a gap; the newest is what readers get, the others are history.

    The file stands in the storage under its hash; `name` is what it is called when it is saved.
    """

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    link = models.URLField(_("link"), max_length=500, blank=True)
    file = models.FileField(upload_to="materials/", blank=True)
    name = models.CharField(max_length=120, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    note = models.CharField(_("what is new in it"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = MaterialVersionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["material", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["material", "number"], name="material_version_once"),
            models.CheckConstraint(
                condition=models.Q(link="", sha256__gt="", name__gt="") | models.Q(link__gt="", sha256=""),
                name="material_is_file_or_link",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.material} {self.number}"

    @property
    def ending(self) -> str:
        """What kind of file it is, in the letters that people know it by."""
        return self.name.rsplit(".", 1)[-1].upper()
