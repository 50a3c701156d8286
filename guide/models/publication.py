"""What the public gets of an edition, for good."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from guide.enums import ArtefactKind
from guide.models.artefact import Artefact
from guide.models.build import Build
from guide.models.edition import Edition
from guide.querysets import PublicationQuerySet


class Publication(models.Model):
    """The act of publishing: which build of an edition stands at its permanent address."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="publication")
    build = models.OneToOneField(Build, on_delete=models.PROTECT, related_name="publication")
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    citation = models.TextField()
    downloads = models.PositiveIntegerField(default=0)

    objects: ClassVar = PublicationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_at"]

    def __str__(self) -> str:
        return f"{self.edition}, published {self.published_at:%Y-%m-%d}"

    @property
    def pdf(self) -> Artefact | None:
        """The printed file; None only if it was never made."""
        return next((each for each in self.build.artefacts.all() if each.kind == ArtefactKind.PDF), None)
