"""Series, cohorts, cities, pairs, seats, roles and invitations."""

from cohorts.models.city import City
from cohorts.models.cohort import Cohort
from cohorts.models.event import CohortEvent
from cohorts.models.invitation import Invitation
from cohorts.models.organisation import Organisation
from cohorts.models.pair import CityPair
from cohorts.models.role import Role
from cohorts.models.seat import Seat
from cohorts.models.series import Series
from cohorts.models.tenure import Tenure

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
