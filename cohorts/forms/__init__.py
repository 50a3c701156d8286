"""What organisers and the invited type."""

from cohorts.forms.cities import CityForm, NewPairForm, PairForm
from cohorts.forms.cohorts import CohortForm, NewCohortForm, OrganisationForm
from cohorts.forms.people import JoinForm, PersonForm, RoleInvitationForm

__all__ = [
    "CityForm",
    "CohortForm",
    "JoinForm",
    "NewCohortForm",
    "NewPairForm",
    "OrganisationForm",
    "PairForm",
    "PersonForm",
    "RoleInvitationForm",
]
