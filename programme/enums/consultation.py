"""What of a released session a remark may be about, and how an outcome reads in a programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from remarks.enums import Outcome


class RemarkedField(models.TextChoices):
    """What of a session a remark is about."""

    WHEN = "when", _("date and time")
    TITLE = "title", _("title")
    CONTENTS = "contents", _("goals and contents")
    TRAINERS = "trainers", _("trainers")
    PLACE = "place", _("place")
    OUTPUTS = "outputs", _("what it yields")
    OTHER = "other", _("something else")


# A proposal about a programme is adopted; a text is changed.
DISPOSITIONS = {
    Outcome.CHANGED: _("adopted"),
    Outcome.PARTLY: _("adopted in part"),
    Outcome.ANSWERED: _("answered"),
    Outcome.DECLINED: _("declined"),
}
# What the next release has to show for itself.
LED_TO_A_CHANGE = (Outcome.CHANGED, Outcome.PARTLY)
