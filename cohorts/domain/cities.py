"""Which cities there are."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import record
from accounts.models import User
from cohorts.domain.storing import store_new
from cohorts.models import City, Cohort


@transaction.atomic
def add_city(
    *,
    slug: str,
    name: str,
    country: str,
    time_zone: str,
    cohort: Cohort | None = None,
    by: User | None,
    at: dt.datetime | None = None,
    **fields: Any,
) -> City:
    """Note a city; it joins no cohort by this. `cohort` is where it was noted.

    Raises ValidationError for bad values and for an address that is taken or reserved.
    """
    city = City(slug=slug, name=name, country=country, time_zone=time_zone, **fields)
    store_new(city, taken=_("Another city has this address."))
    if cohort:
        record(cohort, verb="city added", by=by, at=at or timezone.now(), note=city.slug)
    return city
