"""An excerpt, from proposal to approval."""

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
