"""One item of the working programme."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models import Cohort
from cohorts.models.address import slug_shape
from cohorts.rules import is_organiser
from programme.enums import SESSION_MOVES, Format, SessionKind, SessionState
from programme.models.address import not_reserved
from programme.models.phase import Phase
from programme.models.track import Track
from programme.querysets import SessionQuerySet
from programme.rules import may_read_joining_link, may_read_working_session


class Session(RulesModel):
    """One item of the working programme. What the public sees is its copy in a release."""

    ALLOWED_MOVES = SESSION_MOVES

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sessions")
    code = models.SlugField(_("code"), max_length=60, validators=[slug_shape, not_reserved])
    title = models.CharField(_("title"), max_length=200)
    aliases = models.TextField(_("other printed titles"), blank=True, help_text=_("One a line."))
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="sessions")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="sessions")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=SessionKind, default=SessionKind.PLENARY)
    format = models.CharField(_("format"), max_length=20, choices=Format, default=Format.ONLINE)
    state = models.CharField(max_length=20, choices=SessionState, default=SessionState.PLANNED)
    relevance = models.TextField(_("relevance"), blank=True)
    goals = models.TextField(_("goals"), blank=True, help_text=_("One a line."))
    contents = models.TextField(_("main contents"), blank=True, help_text=_("One a line."))
    materials = models.TextField(_("materials"), blank=True)
    preparations = models.TextField(_("preparations"), blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    joining_link = models.URLField(_("joining link"), blank=True, help_text=_("Shown to members alone."))
    recording = models.CharField(_("recording"), max_length=200, blank=True)
    no_outputs = models.BooleanField(_("none foreseen"), default=False)
    held_at = models.DateTimeField(_("held at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    # There when asked for `with_open_poll`.
    open_poll: int | None

    objects: ClassVar = SessionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "code"], name="session_code_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["held", "closed"], held_at__isnull=False)
                | (~models.Q(state__in=["held", "closed"]) & models.Q(held_at=None)),
                name="held_at_a_time",
            ),
        ]
        rules_permissions: ClassVar = {
            "view": may_read_working_session,
            "add": is_organiser,
            "change": is_organiser,
            "supply": may_read_working_session,
            "join": may_read_joining_link,
        }

    def __str__(self) -> str:
        return self.title

    @property
    def is_pause(self) -> bool:
        """Nobody expects an output or a trainer of a lunch or a dinner."""
        return self.kind in (SessionKind.BREAK, SessionKind.SOCIAL)

    @property
    def is_held(self) -> bool:
        return self.state in (SessionState.HELD, SessionState.CLOSED)

    @property
    def is_released(self) -> bool:
        """Whether people know of it: some release holds it."""
        return self.cohort.releases.holding(self.code).exists()

    def new_event(self, **fields: Any) -> models.Model:
        from programme.models.event import ProgrammeEvent

        return ProgrammeEvent(cohort=self.cohort, session=self, **fields)
