"""What is given out for a session."""

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models import Cohort
from programme.enums import MATERIAL_MOVES, MaterialState
from programme.models.session import Session
from programme.querysets import MaterialQuerySet
from programme.rules import may_read_material, may_supply


class Material(RulesModel):
    """Slides, a handout, a data set of a session: one thing to its readers, whatever its version.

    Organisers and the session's trainers have it at once; members from `visible_from` on, which is a
    midnight of the programme's zone (without one: at once), as soon as a release holds the session.
    """

    ALLOWED_MOVES = MATERIAL_MOVES

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="given")
    title = models.CharField(_("title"), max_length=200)
    visible_from = models.DateTimeField(_("members see it from"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=20, choices=MaterialState, default=MaterialState.SHOWN)

    objects: ClassVar = MaterialQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        rules_permissions: ClassVar = {"view": may_read_material, "change": may_supply}

    def __str__(self) -> str:
        return self.title

    @property
    def cohort(self) -> Cohort:
        return self.session.cohort

    @property
    def is_shown(self) -> bool:
        return self.state == MaterialState.SHOWN

    def is_due(self, at: dt.datetime | None = None) -> bool:
        """Whether the moment has come from which members see it."""
        return self.visible_from is None or self.visible_from <= (at or timezone.now())

    def new_event(self, **fields: Any) -> models.Model:
        from programme.models.event import ProgrammeEvent

        about = {"cohort": self.cohort, "session": self.session, "material": self}
        return ProgrammeEvent(**about, **fields)
