"""A letter that lets one person in, once."""

import datetime as dt
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.enums import INVITATION_MOVES, InvitationState, RoleKind
from cohorts.models.cohort import Cohort
from cohorts.models.seat import Seat
from cohorts.querysets import InvitationQuerySet
from cohorts.rules import is_organiser


class Invitation(RulesModel):
    """An address asked to take a role or a seat. Only the hash of its secret is kept."""

    ALLOWED_MOVES = INVITATION_MOVES

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=RoleKind, blank=True)
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    state = models.CharField(max_length=20, choices=InvitationState, default=InvitationState.DRAFTED)
    secret_hash = models.CharField(max_length=64, blank=True, db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(role="", seat__isnull=False) | (~models.Q(role="") & models.Q(seat=None)),
                name="invited_to_a_role_or_a_seat",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(state="accepted", accepted_by__isnull=False)
                    | (~models.Q(state="accepted") & models.Q(accepted_by=None))
                ),
                name="accepted_by_somebody",
            ),
        ]
        rules_permissions: ClassVar = {"view": is_organiser, "change": is_organiser}

    def __str__(self) -> str:
        return self.email

    def asks_for(self) -> str:
        """What the person is asked to be, for a letter."""
        if self.seat:
            profile, city = self.seat.get_profile_display().lower(), self.seat.pair.city
            return str(_("%(profile)s official of %(city)s") % {"profile": profile, "city": city})
        return str(self.get_role_display()).lower()

    @property
    def letter_key(self) -> str:
        """Names its newest letter in the outbox; sent again, it is another letter."""
        return f"invitation:{self.pk}:{self.secret_hash[:16]}"

    def standing(self, at: dt.datetime | None = None) -> InvitationState:
        """Its state as the clock sees it: one that is overdue has expired, marked or not."""
        ends = self.expires_at if self.state == InvitationState.SENT else None
        overdue = ends is not None and ends <= (at or timezone.now())
        return InvitationState.EXPIRED if overdue else InvitationState(self.state)

    def new_event(self, **fields: Any) -> models.Model:
        from cohorts.models.event import CohortEvent

        return CohortEvent(cohort=self.cohort, invitation=self, **fields)
