"""A poll for a date: its state, and what one may say of each proposed time."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PollState(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


POLL_MOVES = {PollState.OPEN: {PollState.CLOSED}, PollState.CLOSED: {PollState.OPEN}}


class Verdict(models.TextChoices):
    """Whether somebody can at a proposed time."""

    YES = "yes", _("Yes")
    IF_NEED_BE = "if", _("If need be")
    NO = "no", _("No")
