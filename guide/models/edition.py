"""The guide of a cohort at one version."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models import Cohort
from cohorts.rules import is_organiser
from guide.enums import EDITION_MOVES, EditionState
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
