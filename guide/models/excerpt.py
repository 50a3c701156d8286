"""A passage that a city lets the guide print."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from actionplans.models import Revision, Section
from cohorts.models import CityPair, Cohort
from cohorts.rules import is_organiser
from guide.enums import EXCERPT_MOVES, ExcerptState
from guide.querysets import ExcerptQuerySet
from guide.rules import may_consent, may_view_excerpt


class Excerpt(RulesModel):
    """Whole blocks of one pinned revision, with the notes and figures they cite."""

    ALLOWED_MOVES = EXCERPT_MOVES

    code = models.CharField(max_length=12, unique=True)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="excerpts")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="excerpts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    chapter_code = models.CharField(_("proposed for the chapter"), max_length=60)
    state = models.CharField(max_length=20, choices=ExcerptState, default=ExcerptState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ExcerptQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="excerpt_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_at__isnull=False),
                name="approved_excerpt_has_approver",
            ),
        ]
        rules_permissions: ClassVar = {
            "view": may_view_excerpt,
            "propose": may_view_excerpt,
            "consent": may_consent,
            "decline": may_view_excerpt,
            "approve": is_organiser,
        }

    def __str__(self) -> str:
        return self.code

    @property
    def pair(self) -> CityPair:
        return self.section.plan.pair

    @property
    def cohort(self) -> Cohort:
        return self.section.plan.pair.cohort

    def new_event(self, **fields: Any) -> models.Model:
        from guide.models.event import GuideEvent

        return GuideEvent(cohort=self.cohort, excerpt=self, **fields)
