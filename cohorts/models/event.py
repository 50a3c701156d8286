"""What happened to a cohort, its pairs and its invitations."""

from django.db import models

from accounts.models import Event
from cohorts.models.cohort import Cohort
from cohorts.models.invitation import Invitation
from cohorts.models.pair import CityPair


class CohortEvent(Event):
    """One thing that happened to a cohort, or to a pair or an invitation in it."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="events")
    pair = models.ForeignKey(CityPair, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
