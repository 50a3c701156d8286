"""What one city did about something that every city promised."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.models import CityPair, Cohort
from cohorts.rules import is_organiser, sits_in_pair
from programme.enums import OUTPUT_MOVES, OutputState
from programme.models.output import Output
from programme.querysets import DeliveryQuerySet


class Delivery(RulesModel):
    """One city pair's part of an output that every city owes; without a row, it has said nothing yet."""

    ALLOWED_MOVES = OUTPUT_MOVES

    output = models.ForeignKey(Output, on_delete=models.CASCADE, related_name="deliveries")
    pair = models.ForeignKey(CityPair, on_delete=models.PROTECT, related_name="deliveries")
    state = models.CharField(max_length=20, choices=OutputState, default=OutputState.OPEN)
    note = models.CharField(_("in a line"), max_length=500, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = DeliveryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["output", "pair"], name="one_delivery_of_a_pair")
        ]
        rules_permissions: ClassVar = {"fulfil": sits_in_pair, "settle": is_organiser}

    def __str__(self) -> str:
        return f"{self.output}: {self.pair}"

    @property
    def cohort(self) -> Cohort:
        return self.pair.cohort

    def new_event(self, **fields: Any) -> models.Model:
        from programme.models.event import ProgrammeEvent

        about = {"session": self.output.session, "output": self.output, "delivery": self}
        return ProgrammeEvent(cohort=self.cohort, **about, **fields)
