"""What happened to a plan."""

from typing import ClassVar

from django.db import models

from accounts.models import Event
from actionplans.models.plan import Plan
from actionplans.models.remark import SectionThread
from actionplans.models.section import Section
from actionplans.querysets import PlanEventQuerySet


class PlanEvent(Event):
    """One thing that happened to a plan, a section or a thread in it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="events")
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    thread = models.ForeignKey(
        SectionThread, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )

    objects: ClassVar = PlanEventQuerySet.as_manager()
