"""Which cities take part, at what level, and whether they still do."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import move, record
from accounts.models import User
from cohorts.domain.storing import store_new
from cohorts.enums import PairState, Profile
from cohorts.models import City, CityPair, Cohort, Seat

BOTH = (Profile.POLICY, Profile.TECHNICAL)


def invite_pair(cohort: Cohort, city: City, *, by: User | None, **fields: Any) -> CityPair:
    """Ask a city to take part: its pair is active once somebody of it accepts.

    `fields` as of `add_pair`.
    """
    return _create(cohort, city, PairState.INVITED, by=by, **fields)


def add_pair(cohort: Cohort, city: City, *, by: User | None, **fields: Any) -> CityPair:
    """Let a city take part at once, with two empty seats.

    `fields`: level, themes, languages, profiles (of seat 1 and 2; both may be the same), at.
    Raises Refused when the city is in the cohort already, ValidationError for bad values.
    """
    return _create(cohort, city, PairState.ACTIVE, by=by, **fields)


@transaction.atomic
def _create(
    cohort: Cohort,
    city: City,
    state: PairState,
    *,
    level: int = 0,
    themes: str = "",
    languages: str = "",
    profiles: Sequence[str] = BOTH,
    by: User | None,
    at: dt.datetime | None = None,
) -> CityPair:
    pair = CityPair(cohort=cohort, city=city, state=state, level=level, themes=themes, languages=languages)
    store_new(pair, taken=_("%(city)s has a pair in this edition already.") % {"city": city})
    for number, profile in zip((1, 2), profiles, strict=True):
        store_new(Seat(pair=pair, number=number, profile=profile), taken=_("This seat is there already."))
    record(pair, verb="pair " + state, by=by, at=at or timezone.now())
    return pair


@transaction.atomic
def change_pair(
    pair: CityPair,
    *,
    level: int,
    themes: str = "",
    languages: str = "",
    profiles: Sequence[str] | None = None,
    by: User | None,
    at: dt.datetime | None = None,
) -> CityPair:
    """Store a pair's level, themes, languages and the profiles of its seats.

    Raises ValidationError for bad values.
    """
    kept: CityPair = CityPair.objects.select_for_update().get(pk=pair.pk)
    kept.level, kept.themes, kept.languages = level, themes, languages
    kept.full_clean(validate_constraints=False)
    kept.save(update_fields=["level", "themes", "languages"])
    for seat, profile in zip(kept.seats.order_by("number"), profiles or (), strict=False):
        seat.profile = profile
        seat.full_clean(validate_constraints=False)
        seat.save(update_fields=["profile"])
    record(kept, verb="pair changed", by=by, at=at or timezone.now())
    return kept


def activate_pair(pair: CityPair, *, by: User | None, at: dt.datetime | None = None) -> None:
    """The invited city takes part."""
    move(pair, PairState.ACTIVE, by=by, at=at, verb="pair activated")


def withdraw_pair(pair: CityPair, *, by: User | None, at: dt.datetime | None = None, note: str = "") -> None:
    """The city takes part no more: its people are visitors now, what they wrote stays."""
    move(pair, PairState.WITHDRAWN, by=by, at=at, verb="pair withdrawn", note=note)


def return_pair(pair: CityPair, *, by: User | None, at: dt.datetime | None = None) -> None:
    """A withdrawn city comes back, with whoever still holds its seats."""
    move(pair, PairState.ACTIVE, by=by, at=at, verb="pair returned")
