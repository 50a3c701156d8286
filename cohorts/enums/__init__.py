"""The words for who learns together, and which state may follow which."""

from cohorts.enums.cohort import COHORT_MOVES, CohortState
from cohorts.enums.invitation import INVITATION_MOVES, InvitationState
from cohorts.enums.pair import LEVELS, PAIR_MOVES, PairState, Profile
from cohorts.enums.reserved import RESERVED
from cohorts.enums.role import RoleKind

__all__ = [
    "COHORT_MOVES",
    "INVITATION_MOVES",
    "LEVELS",
    "PAIR_MOVES",
    "RESERVED",
    "CohortState",
    "InvitationState",
    "PairState",
    "Profile",
    "RoleKind",
]
