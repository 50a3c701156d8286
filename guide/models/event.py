"""What happened to the guide."""

from django.db import models

from accounts.models import Event
from cohorts.models import Cohort
from guide.models.build import Build
from guide.models.edition import Edition
from guide.models.excerpt import Excerpt


class GuideEvent(Event):
    """One thing that happened to an excerpt, an edition or a build."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="guide_events")
    excerpt = models.ForeignKey(
        Excerpt, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    edition = models.ForeignKey(
        Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    build = models.ForeignKey(Build, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
