"""A build, its stages and what it makes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
