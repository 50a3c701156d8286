"""How a training begins, and each of its editions."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import record
from accounts.models import User
from cohorts.domain.roles import give_role
from cohorts.domain.storing import store_new
from cohorts.enums import RoleKind
from cohorts.models import Cohort, Organisation, Series

# The address is given once: links in mails and printed guides hold for ever.
CHANGEABLE = (
    "title",
    "year",
    "summary",
    "objectives",
    "host_city",
    "time_zone",
    "practical",
    "practical_members",
)


def create_series(*, slug: str, title: str, description: str = "", by: User | None) -> Series:
    """Begin a training that runs again. Its event is that of its first edition."""
    series = Series(slug=slug, title=title, description=description)
    store_new(series, taken=_("Another series has this address."))
    return series


def add_organisation(
    *,
    name: str,
    short_name: str = "",
    url: str = "",
    cohort: Cohort | None = None,
    by: User | None,
    at: dt.datetime | None = None,
) -> Organisation:
    """Note a body that runs or teaches trainings; `cohort` is where it was noted."""
    organisation = Organisation(name=name, short_name=short_name, url=url)
    with transaction.atomic():
        store_new(organisation, taken=_("This organisation is known already."))
        if cohort:
            cohort.organisations.add(organisation)
            record(
                cohort,
                verb="organisation added",
                by=by,
                at=at or timezone.now(),
                note=str(organisation.pk),
            )
    return organisation


@transaction.atomic
def create_cohort(
    series: Series,
    *,
    slug: str,
    title: str,
    year: int,
    organisations: Iterable[Organisation] = (),
    by: User | None,
    at: dt.datetime | None = None,
    **fields: Any,
) -> Cohort:
    """Begin an edition, a draft that only its organisers see; who makes it organises it.

    Raises ValidationError for an address that is taken, badly shaped or reserved.
    """
    at = at or timezone.now()
    cohort = Cohort(series=series, slug=slug, title=title, year=year, **fields)
    store_new(cohort, taken=_("Another edition has this address."))
    cohort.organisations.set(organisations)
    record(cohort, verb="created", by=by, at=at)
    if by:
        give_role(cohort, by, RoleKind.ORGANISER, by=by, at=at)
    return cohort


@transaction.atomic
def change_cohort(
    cohort: Cohort,
    *,
    organisations: Iterable[Organisation] | None = None,
    by: User | None,
    at: dt.datetime | None = None,
    **changes: Any,
) -> Cohort:
    """Store what is said of an edition; the event names the fields that differ.

    Raises ValidationError for bad values and TypeError for what can't be changed.
    """
    if unknown := set(changes) - set(CHANGEABLE):
        raise TypeError(f"not changeable: {sorted(unknown)}")
    kept = Cohort.objects.select_for_update().get(pk=cohort.pk)
    different = [name for name, value in changes.items() if getattr(kept, name) != value]
    for name in different:
        setattr(kept, name, changes[name])
    kept.full_clean(validate_constraints=False)
    kept.save(update_fields=different)
    if organisations is not None and set(organisations) != set(kept.organisations.all()):
        kept.organisations.set(organisations)
        different.append("organisations")
    if different:
        record(kept, verb="changed", by=by, at=at or timezone.now(), note=", ".join(different))
    return kept


@transaction.atomic
def begin_edition(
    *,
    series: Series | None,
    series_slug: str = "",
    series_title: str = "",
    by: User | None,
    at: dt.datetime | None = None,
    **fields: Any,
) -> Cohort:
    """Begin an edition of a series, which is made too where none is named; both or neither.

    `fields` as of `create_cohort`; raises what that and `create_series` raise.
    """
    series = series or create_series(slug=series_slug, title=series_title, by=by)
    return create_cohort(series, by=by, at=at, **fields)
