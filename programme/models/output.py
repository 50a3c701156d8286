"""What a session promises."""

from typing import Any, ClassVar

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from programme.enums import OUTPUT_MOVES, OutputOwner, OutputState
from programme.models.session import Session
from programme.querysets import OutputQuerySet


class Output(models.Model):
    """A thing promised by a session: by whom, and due when."""

    ALLOWED_MOVES = OUTPUT_MOVES

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="outputs")
    title = models.CharField(_("output"), max_length=300)
    owner = models.CharField(_("owner"), max_length=20, choices=OutputOwner, default=OutputOwner.ORGANISERS)
    state = models.CharField(max_length=20, choices=OutputState, default=OutputState.OPEN)
    due_wording = models.CharField(_("due, as printed"), max_length=120, blank=True)
    due_first = models.DateField(_("due from"), null=True, blank=True)
    due_last = models.DateField(_("due by"), null=True, blank=True)
    due_days_after = models.SmallIntegerField(_("days after the session"), null=True, blank=True)
    section_uid = models.CharField(_("plan section it feeds"), max_length=60, blank=True)

    # There when asked for `with_kept`.
    kept_by_cities: bool

    objects: ClassVar = OutputQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title

    def due_words(self) -> str:
        """When it is due: as printed, by its days, or counted from the session."""
        if self.due_wording:
            return self.due_wording
        if self.due_last:
            return date_format(self.due_last, "j F Y")
        if self.due_days_after is None:
            return ""
        if self.due_days_after == 0:
            return gettext("on the day of the session")
        days = abs(self.due_days_after)
        if self.due_days_after < 0:
            return ngettext("%d day before the session", "%d days before the session", days) % days
        return ngettext("%d day after the session", "%d days after the session", days) % days

    @property
    def is_owed(self) -> bool:
        """Not settled for all, nor by every city for itself (use `with_kept`)."""
        return self.state == OutputState.OPEN and not self.kept_by_cities

    @property
    def is_cities(self) -> bool:
        """Owed by every city, each for itself."""
        return self.owner == OutputOwner.CITIES

    def new_event(self, **fields: Any) -> models.Model:
        from programme.models.event import ProgrammeEvent

        return ProgrammeEvent(cohort=self.session.cohort, session=self.session, output=self, **fields)
