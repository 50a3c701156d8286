"""The text of a plan: sections, their immutable revisions, and what keeps a text from being lost."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from actionplans.enums import RevisionKind, SectionAudience
from actionplans.models.plan import Plan
from actionplans.models.template import SectionDefinition, TemplateVersion
from actionplans.querysets import RevisionQuerySet, SectionQuerySet, SideDraftQuerySet
from actionplans.rules import may_edit_section, may_remark_on_section, may_view_section
from cohorts.models import CityPair, Cohort


class Section(RulesModel):
    """One section of one plan. `current` is its newest revision; none yet means an empty text, 0."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sections")
    definition = models.ForeignKey(SectionDefinition, on_delete=models.PROTECT, related_name="sections")
    code = models.CharField(max_length=60)
    audience = models.CharField(
        _("who reads it"), max_length=20, choices=SectionAudience, default=SectionAudience.PAIR
    )
    current = models.ForeignKey(
        "actionplans.Revision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar = SectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["definition__order"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "code"], name="section_code_once")]
        rules_permissions: ClassVar = {
            "view": may_view_section,
            "edit": may_edit_section,
            "remark": may_remark_on_section,
        }

    def __str__(self) -> str:
        return f"{self.plan.pair}, {self.definition.title}"

    @property
    def pair(self) -> CityPair:
        return self.plan.pair

    @property
    def cohort(self) -> Cohort:
        return self.plan.pair.cohort

    @property
    def number(self) -> int:
        return self.current.number if self.current else 0

    @property
    def text(self) -> str:
        return self.current.text if self.current else ""


class Revision(models.Model):
    """A text of a section as somebody stored it. Never changed, never removed, no gap in numbers."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    merge_parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    words = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="revisions")
    kind = models.CharField(max_length=20, choices=RevisionKind, default=RevisionKind.TYPED)
    template = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = RevisionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["section", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=models.Q(merge_parent=None) | models.Q(kind="merged"),
                name="only_merged_has_two_parents",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("a revision is immutable")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a revision is never removed")


class SideDraft(models.Model):
    """A text that met an overlap and waits for its author: one per person, section and base."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="side_drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    base = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    stored_at = models.DateTimeField(default=timezone.now)
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = SideDraftQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "author", "base"], name="one_side_draft_per_base")
        ]

    def __str__(self) -> str:
        return f"{self.section}, {self.author}, on {self.base}"


class StoredEdit(models.Model):
    """The answer to an edit id, so that a retry gets it again and makes no second revision."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    body_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    stored_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["author", "key"], name="edit_id_once")]

    def __str__(self) -> str:
        return self.key
