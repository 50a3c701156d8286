"""An agenda between its choice and its acceptance: kept here, replaced by a newer one, forgotten in time."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import Cohort
from programme.domain.exports.plain import plain
from programme.domain.memory import remember_columns
from programme.models import AgendaUpload

KEPT = dt.timedelta(days=2)


def keep_upload(
    cohort: Cohort,
    *,
    name: str,
    table: dict[str, Any],
    columns: list[str],
    by: User,
    at: dt.datetime | None = None,
) -> AgendaUpload:
    """The table as this organiser's upload; what the organiser brought before and did not accept is gone."""
    fresh = {
        "name": plain(name)[-200:],
        "table": table,
        "columns": columns,
        "uploaded_at": at or timezone.now(),
    }
    nothing: dict[str, Any] = {"choices": {}, "preview": {}, "seen": {}}
    upload: AgendaUpload
    upload, _new = AgendaUpload.objects.update_or_create(cohort=cohort, by=by, defaults=fresh | nothing)
    return upload


def set_columns(upload: AgendaUpload, columns: list[str], remembered: dict[str, str]) -> None:
    """Say which field each column is; the cohort remembers it for the next file."""
    upload.columns = columns
    upload.save(update_fields=["columns"])
    remember_columns(upload.cohort, remembered)


def set_choices(upload: AgendaUpload, choices: dict[str, Any]) -> None:
    """Say where rows go that don't say, and whether what is unknown is added."""
    upload.choices = choices
    upload.save(update_fields=["choices"])


def store_preview(upload: AgendaUpload, *, preview: dict[str, Any], seen: dict[str, str]) -> None:
    """What the upload would change, and how its sessions stood then."""
    upload.preview, upload.seen = preview, seen
    upload.save(update_fields=["preview", "seen"])


def hold_upload(upload: AgendaUpload) -> None:
    """Within a transaction: the row is this one's. Raises Refused when it was taken in or replaced."""
    held = AgendaUpload.objects.select_for_update().filter(pk=upload.pk).first()
    if held is None or held.preview != upload.preview:
        raise Refused(_("This file was taken in already, or a newer one took its place. Look again."))


def forget_upload(upload: AgendaUpload) -> None:
    """The organiser has done with it."""
    AgendaUpload.objects.filter(pk=upload.pk).delete()


def forget_old_uploads(at: dt.datetime | None = None) -> int:
    """What nobody accepted within two days goes; how many."""
    return AgendaUpload.objects.older_than((at or timezone.now()) - KEPT).delete()[0]
