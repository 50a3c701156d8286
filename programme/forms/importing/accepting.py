"""Taking in what was looked at: all of it as it was shown, or nothing."""

import dataclasses
import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from programme.domain.memory import remember_codes
from programme.domain.snapshot import stamp
from programme.domain.storing import hold_programme, record
from programme.domain.uploads import forget_upload, hold_upload
from programme.forms.importing.line import Line
from programme.forms.importing.preview import importer_of
from programme.forms.importing.rows import Rows
from programme.models import AgendaUpload

TAKEN = ("added", "changed")


@transaction.atomic
def take_in(upload: AgendaUpload, *, by: User, at: dt.datetime | None = None) -> list[Line]:
    """The rows that were shown as added or changed, taken in as they were shown.

    Raises Refused, and stores nothing, when the upload is gone, or any of its sessions reads
    differently than it did when the preview was made.
    """
    at = at or timezone.now()
    hold_upload(upload)
    hold_programme(upload.cohort)
    shown = {line["number"]: line for line in upload.preview.get("lines", []) if line["fate"] in TAKEN}
    if not shown:
        raise Refused(_("There is nothing in it to be taken in."))
    importer = importer_of(upload, by, at)
    _check_as_seen(upload, shown, importer.rows)
    lines = importer.take([row for row in importer.found if row["number"] in shown])
    if any(dataclasses.asdict(line) != shown[line.number] for line in lines):
        raise Refused(_changed(lines[0].title))
    remember_codes(upload.cohort, {line.mark: line.code for line in lines if line.mark})
    record(upload.cohort, "took in an agenda", by=by, at=at, note=f"{upload.name}: {len(lines)}")
    forget_upload(upload)
    return lines


def changed_since(upload: AgendaUpload) -> list[str]:
    """The titles of sessions that read differently than when the preview was made."""
    sessions = {session.code: session for session in upload.cohort.sessions.with_parts()}
    return [
        line["title"]
        for line in upload.preview["lines"]
        if line["fate"] in TAKEN and stamp(sessions.get(line["code"])) != upload.seen.get(line["code"])
    ]


def _check_as_seen(upload: AgendaUpload, shown: dict[int, dict[str, Any]], rows: Rows) -> None:
    for line in shown.values():
        if stamp(rows.sessions.get(line["code"])) != upload.seen.get(line["code"]):
            raise Refused(_changed(line["title"]))


def _changed(title: str) -> str:
    said = _(
        "“%(title)s” was changed since this preview was made. Nothing was taken in: make the preview anew."
    )
    return said % {"title": title}
