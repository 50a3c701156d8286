"""How a row of the working programme is stored: cleaned, once, and on the record."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Cohort
from programme.models import ProgrammeEvent

# A date beyond these is a slip of the keyboard, and some can't be reckoned with in another time zone.
FIRST_YEAR, LAST_YEAR = 2000, 2100


def store(row: models.Model) -> None:
    """Save `row` if it is whole; raises ValidationError by field, also when a twin was stored meanwhile."""
    row.full_clean()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as clash:
        raise ValidationError(_("Somebody else stored the same a moment ago. Look again.")) from clash


def change(row: models.Model, changes: dict[str, Any]) -> list[str]:
    """Give `row` its new values, and say which fields differ; an unchanged row is not written."""
    changed = [name for name, value in changes.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, changes[name])
    if changed:
        store(row)
    return changed


def hold_programme(cohort: Cohort) -> None:
    """Within a transaction: what else holds this cohort's programme waits until it ends."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)


def check_code_is_free(rows: models.Manager[Any], code: str) -> None:
    """Raise ValidationError on the field `code` if one of `rows` bears it already."""
    if rows.filter(code=code).exists():
        raise ValidationError({"code": _("“%(code)s” is taken in this cohort.") % {"code": code}})


def check_years(dates: Mapping[str, dt.date | None]) -> None:
    """Raise ValidationError, by field, for dates in which no programme takes place."""
    words = {"first": FIRST_YEAR, "last": LAST_YEAR}
    wrong = {
        name: _("Choose a date from %(first)s to %(last)s.") % words
        for name, day in dates.items()
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR
    }
    if wrong:
        raise ValidationError(wrong)


def record(
    cohort: Cohort, verb: str, *, by: User | None, at: dt.datetime, note: str = "", **about: Any
) -> ProgrammeEvent:
    """Write one event of the programme, in the transaction of what it tells."""
    return ProgrammeEvent.objects.create(cohort=cohort, verb=verb, by=by, at=at, note=note, **about)


def as_note(names: Iterable[str]) -> str:
    """The names of changed fields, as an event keeps them."""
    return ", ".join(sorted(names))
