"""Series, cohorts, cities, pairs, seats, roles and invitations."""

from cohorts.models.city import City, CityPair, Seat, Tenure
from cohorts.models.cohort import Cohort, Organisation, Series
from cohorts.models.event import CohortEvent
from cohorts.models.invitation import Invitation
from cohorts.models.role import Role

__all__ = [
    "City",
    "CityPair",
    "Cohort",
    "CohortEvent",
    "Invitation",
    "Organisation",
    "Role",
    "Seat",
    "Series",
    "Tenure",
]
