"""Questions asked of cohorts, pairs, seats, roles and invitations."""

from cohorts.querysets.cohort import CohortQuerySet
from cohorts.querysets.invitation import InvitationQuerySet
from cohorts.querysets.pair import CityPairQuerySet
from cohorts.querysets.role import RoleQuerySet
from cohorts.querysets.seat import SeatQuerySet
from cohorts.querysets.tenure import TenureQuerySet

__all__ = [
    "CityPairQuerySet",
    "CohortQuerySet",
    "InvitationQuerySet",
    "RoleQuerySet",
    "SeatQuerySet",
    "TenureQuerySet",
]
