"""The words for who learns together, and which state may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CohortState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open for applications")
    SELECTING = "selecting", _("Selecting")
    RUNNING = "running", _("Running")
    CLOSED = "closed", _("Closed")
    ARCHIVED = "archived", _("Archived")


COHORT_MOVES = {
    CohortState.DRAFT: {CohortState.OPEN, CohortState.RUNNING},
    CohortState.OPEN: {CohortState.SELECTING},
    CohortState.SELECTING: {CohortState.OPEN, CohortState.RUNNING},
    CohortState.RUNNING: {CohortState.CLOSED},
    CohortState.CLOSED: {CohortState.RUNNING, CohortState.ARCHIVED},
}


class PairState(models.TextChoices):
    INVITED = "invited", _("Invited")
    ACTIVE = "active", _("Active")
    WITHDRAWN = "withdrawn", _("Withdrawn")


PAIR_MOVES = {
    PairState.INVITED: {PairState.ACTIVE, PairState.WITHDRAWN},
    PairState.ACTIVE: {PairState.WITHDRAWN},
    PairState.WITHDRAWN: {PairState.ACTIVE},
}


class Profile(models.TextChoices):
    POLICY = "policy", _("Policy")
    TECHNICAL = "technical", _("Technical")


class RoleKind(models.TextChoices):
    ORGANISER = "organiser", _("Organiser")
    TRAINER = "trainer", _("Trainer")
    OBSERVER = "observer", _("Observer")


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

LEVELS = [
    (0, _("0, curious: no twin; wants to know whether one is useful")),
    (1, _("1, exploring: a candidate use case; data known in parts")),
    (2, _("2, piloting: a first use case is funded or running")),
    (3, _("3, operating: in regular use for a decision process")),
    (4, _("4, scaling: several use cases, shared or linked")),
]

# Addresses that no cohort and no section may take.
RESERVED = frozenset(
    {
        "desk",
        "feeds",
        "accounts",
        "admin",
        "static",
        "media",
        "healthz",
        "design",
        "help",
        "guide",
        "public",
        "canvas",
        "history",
        "by-section",
        "new",
        "privacy",
        "accessibility",
        "programme",
        "plans",
        "studio",
        "practical",
    }
)
