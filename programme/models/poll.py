"""A question to a cohort: when could this session take place."""

import datetime as dt
import zoneinfo
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models import Cohort
from cohorts.rules import is_member, is_organiser
from programme.enums import POLL_MOVES, PollState
from programme.models.session import Session
from programme.querysets import PollQuerySet
from programme.rules import may_answer_poll


class Poll(RulesModel):
    """Organisers ask when a session could be: of some proposed times, each member says which are possible."""

    ALLOWED_MOVES = POLL_MOVES

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="polls")
    state = models.CharField(max_length=20, choices=PollState, default=PollState.OPEN)
    answer_by = models.DateField(_("answer by"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    # In the programme's zone: who has not answered is written to at most once a day.
    nudged_on = models.DateField(null=True, blank=True)

    objects: ClassVar = PollQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session"], condition=models.Q(state="open"), name="one_open_poll_of_a_session"
            )
        ]
        rules_permissions: ClassVar = {
            "view": is_member,
            "answer": may_answer_poll,
            "decide": is_organiser,
        }

    def __str__(self) -> str:
        return f"{self.session}: {self.get_state_display()}"

    @property
    def cohort(self) -> Cohort:
        return self.session.cohort

    @property
    def is_open(self) -> bool:
        return self.state == PollState.OPEN

    def today(self, at: dt.datetime) -> dt.date:
        """The day in the programme's zone, by which its promises are reckoned."""
        return at.astimezone(zoneinfo.ZoneInfo(self.cohort.time_zone)).date()

    def new_event(self, **fields: Any) -> models.Model:
        from programme.models.event import ProgrammeEvent

        return ProgrammeEvent(cohort=self.cohort, poll=self, **fields)
