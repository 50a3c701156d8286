"""What happened to a programme."""

from django.db import models

from accounts.models import Event
from cohorts.models import Cohort
from programme.models.booklet import Booklet
from programme.models.consultation import ReleaseThread
from programme.models.delivery import Delivery
from programme.models.material import Material
from programme.models.output import Output
from programme.models.poll import Poll
from programme.models.release import Release
from programme.models.session import Session


class ProgrammeEvent(Event):
    """One thing that happened to a session, its outputs, materials and polls, to a release or its parts."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="programme_events")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    output = models.ForeignKey(
        Output, null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    delivery = models.ForeignKey(
        Delivery, null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    thread = models.ForeignKey(
        ReleaseThread, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    booklet = models.ForeignKey(
        Booklet, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    material = models.ForeignKey(
        Material, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    poll = models.ForeignKey(Poll, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
