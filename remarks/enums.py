"""The words for remarks, and which state may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ThreadState(models.TextChoices):
    OPEN = "open", _("Open")
    RESOLVED = "resolved", _("Resolved")
    REOPENED = "reopened", _("Reopened")


THREAD_MOVES = {
    ThreadState.OPEN: {ThreadState.RESOLVED},
    ThreadState.RESOLVED: {ThreadState.REOPENED},
    ThreadState.REOPENED: {ThreadState.RESOLVED},
}


class Outcome(models.TextChoices):
    CHANGED = "changed", _("Changed")
    PARTLY = "partly", _("Changed in part")
    ANSWERED = "answered", _("Answered")
    DECLINED = "declined", _("Declined")


class Audience(models.TextChoices):
    """Who sees a remark; written on the button that stores it."""

    PAIR = "pair", _("the pair and the organisers")
    ORGANISERS = "organisers", _("the organisers alone")
    COHORT = "cohort", _("everybody in the cohort")
