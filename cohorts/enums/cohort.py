"""An edition, from draft to archive."""

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
