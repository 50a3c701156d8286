"""Cities, the pair that a city sends, its two seats, and who sits there when."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModel

from accounts.models.zone import check_zone
from cohorts.enums import LEVELS, PAIR_MOVES, PairState, Profile
from cohorts.models.cohort import Cohort, check_address, named_errors, slug_shape
from cohorts.querysets import CityPairQuerySet, TenureQuerySet
from cohorts.rules import is_member, is_organiser, sits_in_pair


class City(models.Model):
    """A city, in no cohort by itself; it may join several."""

    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[slug_shape])
    name = models.CharField(_("name"), max_length=120)
    local_name = models.CharField(_("name in its own language"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, help_text=_("Two letters, such as BE."))
    country_name = models.CharField(_("country's name"), max_length=80, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = _("cities")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.country = self.country.upper()
        with named_errors("slug"):
            check_address(self.slug)
        with named_errors("country"):
            if self.country and not (
                len(self.country) == 2 and self.country.isascii() and self.country.isalpha()
            ):
                raise ValidationError(_("Write the country's two letters, such as BE."), code="country")
        with named_errors("time_zone"):
            if self.time_zone:
                check_zone(self.time_zone)


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
        profiles = [seat.profile for seat in self.seats.all()]
        odd = []
        seated = len(self.current_tenures())
        if seated < 2:
            odd.append(str(_("One person only") if seated else _("Both seats are vacant")))
        if len(profiles) == 2 and len(set(profiles)) == 1:
            odd.append(str(_("Both seats have the same profile")))
        return odd

    def new_event(self, **fields: Any) -> models.Model:
        from cohorts.models.event import CohortEvent

        return CohortEvent(cohort=self.cohort, pair=self, **fields)


class Seat(models.Model):
    """One of the two places in a city pair."""

    pair = models.ForeignKey(CityPair, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField(_("number"), choices=[(1, "1"), (2, "2")])
    profile = models.CharField(_("profile"), max_length=20, choices=Profile)

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


class Tenure(models.Model):
    """Who sits in a seat from when to when; a replacement begins a new row."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="tenures")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tenures")
    started_at = models.DateTimeField(_("from"), default=timezone.now)
    ended_at = models.DateTimeField(_("to"), null=True, blank=True)

    objects: ClassVar = TenureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["started_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seat"], condition=models.Q(ended_at=None), name="one_person_in_a_seat"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("started_at")),
                name="tenure_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.seat}"
