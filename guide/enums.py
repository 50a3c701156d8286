"""The words for the guide, and which state may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExcerptState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    AGREED = "agreed", _("Agreed")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


EXCERPT_MOVES = {
    ExcerptState.PROPOSED: {ExcerptState.AGREED, ExcerptState.DECLINED, ExcerptState.WITHDRAWN},
    ExcerptState.AGREED: {ExcerptState.APPROVED, ExcerptState.DECLINED, ExcerptState.WITHDRAWN},
    ExcerptState.APPROVED: {ExcerptState.WITHDRAWN},
    ExcerptState.WITHDRAWN: {ExcerptState.PROPOSED},
}


class Naming(models.TextChoices):
    NAMED = "named", _("with the city's name, and mine among the contributors")
    ANONYMISED = "anonymised", _("without any name")


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


class BuildState(models.TextChoices):
    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


BUILD_MOVES = {
    BuildState.QUEUED: {BuildState.RUNNING, BuildState.CANCELLED},
    BuildState.RUNNING: {BuildState.QUEUED, BuildState.DONE, BuildState.FAILED, BuildState.CANCELLED},
    BuildState.FAILED: {BuildState.QUEUED},
}
MAX_ATTEMPTS = 3


class BuildStage(models.TextChoices):
    """What a running build is doing, for the page and for who looks after it."""

    CLAIMED = "claimed", _("Gathering")
    RENDERING = "rendering", _("Printing the parts")
    MERGING = "merging", _("Joining and checking")
    WRITING = "writing", _("Storing the file")
    PUBLISHING = "publishing", _("Handing over")


class ArtefactKind(models.TextChoices):
    PDF = "pdf", _("PDF")
    WEB = "web", _("Web book")
