"""A version of the guide and its chapters: editorial text and excerpts in order."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models import Cohort
from cohorts.rules import is_organiser
from guide.enums import EDITION_MOVES, EditionState
from guide.models.excerpt import Excerpt
from guide.querysets import EditionQuerySet
from guide.rules import may_view_edition

version_shape = RegexValidator(r"^\d{1,3}\.\d{1,3}$", _("Write the version as two numbers, such as 1.0."))


class Edition(RulesModel):
    """The Implementation Guide of a cohort at one version, such as 1.0."""

    ALLOWED_MOVES = EDITION_MOVES

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="editions")
    version = models.CharField(_("version"), max_length=10, validators=[version_shape])
    title = models.CharField(_("title"), max_length=200)
    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=EditionState, default=EditionState.DRAFTING)
    licence = models.CharField(_("licence"), max_length=40, default="CC BY 4.0")
    licence_url = models.URLField(
        _("licence's address"), default="https://creativecommons.org/licenses/by/4.0/"
    )
    language = models.CharField(_("language"), max_length=20, default="en-GB")
    dated = models.DateField(_("date on the cover"), null=True, blank=True)

    objects: ClassVar = EditionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["cohort", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "version"], name="edition_version_once")
        ]
        rules_permissions: ClassVar = {
            "view": may_view_edition,
            "change": is_organiser,
            "publish": is_organiser,
        }

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    def new_event(self, **fields: Any) -> models.Model:
        from guide.models.event import GuideEvent

        return GuideEvent(cohort=self.cohort, edition=self, **fields)


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


class ChapterItem(models.Model):
    """One part of a chapter: editorial Markdown, or an excerpt in its place."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"), blank=True)
    revision_number = models.PositiveIntegerField(default=0)
    excerpt = models.ForeignKey(
        Excerpt, null=True, blank=True, on_delete=models.PROTECT, related_name="placements"
    )

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chapter", "excerpt"], name="excerpt_once_a_chapter"),
            models.CheckConstraint(condition=Q(excerpt=None) | Q(text=""), name="text_or_excerpt"),
        ]

    def __str__(self) -> str:
        return f"{self.chapter}, {self.order}"


class EditorialRevision(models.Model):
    """An editorial text as an organiser stored it; kept for ever."""

    item = models.ForeignKey(ChapterItem, null=True, on_delete=models.SET_NULL, related_name="revisions")
    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="editorial_revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="editorial_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.chapter}, revision {self.number}"
