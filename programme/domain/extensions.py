"""More time for one city, granted for a reason and taken back."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import CityPair
from programme.domain.deliveries import check_part
from programme.domain.due import find_due
from programme.domain.placing import newest_place
from programme.domain.storing import check_years, record
from programme.domain.wording import say_day
from programme.models import Extension, Output


@transaction.atomic
def grant_extension(
    output: Output,
    pair: CityPair,
    *,
    until: dt.date,
    reason: str,
    by: User,
    at: dt.datetime | None = None,
) -> Extension:
    """This city has time until the end of `until`; a later grant takes the place of an earlier one.

    Raises ValidationError by field for a day that gives no more time, or without a reason,
    Refused where the city owes nothing.
    """
    held: Output = Output.objects.select_for_update(of=("self",)).with_session().get(pk=output.pk)
    check_part(held, pair)
    _check(held, until, reason)
    at = at or timezone.now()
    fields = {"until": until, "reason": reason.strip(), "by": by, "at": at}
    extension, _new = Extension.objects.update_or_create(output=held, pair=pair, defaults=fields)
    _tell(extension, "extended", by, at, f"{pair.pk}, {until.isoformat()}: {reason.strip()}")
    return extension


@transaction.atomic
def revoke_extension(extension: Extension, *, by: User, at: dt.datetime | None = None) -> None:
    """The city has the day of all others again. Raises Refused when it was taken back already."""
    gone, _tables = Extension.objects.filter(pk=extension.pk).delete()
    if not gone:
        raise Refused(_("Somebody else took it back a moment ago."))
    note = f"{extension.pair_id}, {extension.until.isoformat()}"
    _tell(extension, "took an extension back", by, at or timezone.now(), note)


def _check(output: Output, until: dt.date, reason: str) -> None:
    check_years({"until": until})
    due = find_due(output, newest_place(output.session))
    if due.day is None:
        raise ValidationError({"until": _("No day is known for it yet, so there is nothing to extend.")})
    if until <= due.day:
        said = _("It is due by %s for everybody. Choose a later day.") % say_day(due.day)
        raise ValidationError({"until": said})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why, in a line; the city reads it.")})


def _tell(extension: Extension, verb: str, by: User, at: dt.datetime, note: str) -> None:
    output = extension.output
    record(output.session.cohort, verb, by=by, at=at, session=output.session, output=output, note=note)
