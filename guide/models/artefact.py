"""A file that a build made."""

from typing import ClassVar

from django.db import models

from guide.enums import ArtefactKind
from guide.models.build import Build


class Artefact(models.Model):
    """A file that a build made, named by its hash; never changed."""

    build = models.ForeignKey(Build, on_delete=models.PROTECT, related_name="artefacts")
    kind = models.CharField(max_length=10, choices=ArtefactKind)
    file = models.FileField(upload_to="guide/")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["build", "kind"], name="one_artefact_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.build}, {self.kind}"
