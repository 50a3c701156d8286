"""An invitation, from draft to answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InvitationState(models.TextChoices):
    DRAFTED = "drafted", _("Drafted")
    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Revoked")


INVITATION_MOVES = {
    InvitationState.DRAFTED: {InvitationState.SENT, InvitationState.REVOKED},
    InvitationState.SENT: {
        InvitationState.ACCEPTED,
        InvitationState.DECLINED,
        InvitationState.EXPIRED,
        InvitationState.REVOKED,
    },
    InvitationState.EXPIRED: {InvitationState.SENT},
    InvitationState.DECLINED: {InvitationState.SENT},
}
