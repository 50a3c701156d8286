"""An edition of the guide, from drafting to publication."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionState(models.TextChoices):
    DRAFTING = "drafting", _("Drafting")
    CONSULTATION = "consultation", _("In consultation")
    RESOLVING = "resolving", _("Resolving")
    FINAL_CONSENT = "final_consent", _("Final consent")
    FROZEN = "frozen", _("Frozen")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


EDITION_MOVES = {
    EditionState.DRAFTING: {EditionState.CONSULTATION, EditionState.FINAL_CONSENT},
    EditionState.CONSULTATION: {EditionState.RESOLVING, EditionState.DRAFTING},
    EditionState.RESOLVING: {EditionState.CONSULTATION, EditionState.FINAL_CONSENT},
    EditionState.FINAL_CONSENT: {EditionState.RESOLVING, EditionState.DRAFTING, EditionState.FROZEN},
    EditionState.FROZEN: {EditionState.FINAL_CONSENT, EditionState.PUBLISHED},
    EditionState.PUBLISHED: {EditionState.SUPERSEDED, EditionState.WITHDRAWN},
}


PUBLIC_STATES = frozenset({EditionState.PUBLISHED, EditionState.SUPERSEDED})


# While an edition is in one of these, organisers write its chapters.
EDITABLE = frozenset(
    {EditionState.DRAFTING, EditionState.CONSULTATION, EditionState.RESOLVING, EditionState.FINAL_CONSENT}
)
