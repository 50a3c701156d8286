"""A city pair, its seats and its level."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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


LEVELS = [
    (0, _("0, curious: no twin; wants to know whether one is useful")),
    (1, _("1, exploring: a candidate use case; data known in parts")),
    (2, _("2, piloting: a first use case is funded or running")),
    (3, _("3, operating: in regular use for a decision process")),
    (4, _("4, scaling: several use cases, shared or linked")),
]
