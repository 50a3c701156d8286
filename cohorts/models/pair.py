"""The pair that a city sends to a cohort."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from cohorts.enums import LEVELS, PAIR_MOVES, PairState
from cohorts.models.city import City
from cohorts.models.cohort import Cohort
from cohorts.querysets import CityPairQuerySet
from cohorts.rules import is_member, is_organiser, sits_in_pair

if TYPE_CHECKING:
    from cohorts.models.tenure import Tenure


class CityPair(RulesModel):
    """A city in a cohort: its two officials, its level and what it came for."""

    ALLOWED_MOVES = PAIR_MOVES

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="pairs")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="pairs")
    state = models.CharField(max_length=20, choices=PairState, default=PairState.INVITED)
    level = models.PositiveSmallIntegerField(_("readiness level"), choices=LEVELS, default=0)
    themes = models.CharField(_("themes"), max_length=200, blank=True)
    languages = models.CharField(_("working languages"), max_length=100, blank=True)

    objects: ClassVar = CityPairQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["city__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cohort", "city"], name="one_pair_per_city"),
            models.CheckConstraint(condition=models.Q(level__lte=4), name="level_0_to_4"),
        ]
        rules_permissions: ClassVar = {"view": is_member, "change": is_organiser, "sit": sits_in_pair}

    def __str__(self) -> str:
        return self.city.name

    @property
    def pair(self) -> "CityPair":
        return self

    def current_tenures(self) -> list["Tenure"]:
        """Who sits now, by seat number (use `with_people` to have them at hand)."""
        return [
            t
            for seat in sorted(self.seats.all(), key=lambda s: s.number)
            for t in seat.tenures.all()
            if t.ended_at is None
        ]

    def oddities(self) -> list[str]:
        """What an organiser should know of an odd pair; never a reason to block it."""
        return what_is_odd([seat.profile for seat in self.seats.all()], len(self.current_tenures()))

    def new_event(self, **fields: Any) -> models.Model:
        from cohorts.models.event import CohortEvent

        return CohortEvent(cohort=self.cohort, pair=self, **fields)


def what_is_odd(profiles: list[str], seated: int) -> list[str]:
    """The oddities of a pair with these seats, so many of them held."""
    odd = []
    if seated < 2:
        odd.append(str(_("One person only") if seated else _("Both seats are vacant")))
    if len(profiles) == 2 and len(set(profiles)) == 1:
        odd.append(str(_("Both seats have the same profile")))
    return odd
