"""How far the printing of a release is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BookletState(models.TextChoices):
    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


BOOKLET_MOVES = {
    BookletState.QUEUED: {BookletState.RUNNING},
    BookletState.RUNNING: {BookletState.QUEUED, BookletState.DONE, BookletState.FAILED},
    # Words beside the release changed since: it is printed anew, and the old file serves meanwhile.
    BookletState.DONE: {BookletState.QUEUED},
    BookletState.FAILED: {BookletState.QUEUED},
}
