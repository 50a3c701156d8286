"""One section, as the template asks for it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from actionplans.enums import LeadProfile
from actionplans.models.template import TemplateVersion
from actionplans.querysets import SectionDefinitionQuerySet


class SectionDefinition(models.Model):
    """One section as the template asks for it. Its uid is permanent; its code is its address."""

    version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="definitions")
    uid = models.CharField(max_length=60)
    code = models.CharField(_("code"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title"), max_length=200)
    purpose = models.TextField(_("purpose"), blank=True)
    questions = models.JSONField(_("guidance questions"), default=list)
    lead_profile = models.CharField(_("lead"), max_length=20, choices=LeadProfile)
    relevance = models.JSONField(_("relevance per level"), default=dict)
    peer_prompt = models.TextField(_("question for peers"), blank=True)
    stage = models.CharField(_("stage of the cycle"), max_length=40, blank=True)
    chapter = models.CharField(_("guide chapter"), max_length=60, blank=True)

    objects: ClassVar = SectionDefinitionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "code"], name="definition_code_once"),
            models.UniqueConstraint(fields=["version", "uid"], name="definition_uid_once"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def short_title(self) -> str:
        """A name for narrow columns: the title if it is short, else its address as words."""
        if len(self.title) <= 18:
            return self.title
        return self.code.replace("_", " ").replace("-", " ").capitalize()

    def relevance_at(self, level: int) -> str:
        """required, recommended or optional for a pair of this readiness level."""
        return str(self.relevance.get(str(level), "optional"))
