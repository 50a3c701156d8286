"""One of the two places in a city pair."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cohorts.enums import Profile
from cohorts.models.cohort import Cohort
from cohorts.models.pair import CityPair
from cohorts.querysets import SeatQuerySet

if TYPE_CHECKING:
    from cohorts.models.tenure import Tenure


class Seat(models.Model):
    """One of the two places in a city pair."""

    pair = models.ForeignKey(CityPair, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField(_("number"), choices=[(1, "1"), (2, "2")])
    profile = models.CharField(_("profile"), max_length=20, choices=Profile)

    objects: ClassVar = SeatQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pair", "number"], name="one_seat_per_number"),
            models.CheckConstraint(condition=models.Q(number__in=[1, 2]), name="seat_1_or_2"),
        ]

    def __str__(self) -> str:
        return f"{self.pair}, {self.get_profile_display()} ({self.number})"

    @property
    def cohort(self) -> Cohort:
        return self.pair.cohort

    @property
    def holder(self) -> "Tenure | None":
        """Who sits there now (use the pair's `with_people` to have it at hand)."""
        return next((tenure for tenure in self.tenures.all() if tenure.ended_at is None), None)
