"""What an agenda would change, told before it does."""

import dataclasses
import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from programme.domain.memory import recall
from programme.domain.snapshot import stamp
from programme.domain.uploads import store_preview
from programme.forms.importing.firsts import seat_of
from programme.forms.importing.importer import Importer
from programme.forms.importing.line import Line
from programme.forms.importing.rows import Rows
from programme.forms.importing.table import Table
from programme.models import AgendaUpload

# While rows are tried, nobody else writes: each few are taken back before the next.
AT_ONCE = 20


def make_preview(upload: AgendaUpload, *, by: User, at: dt.datetime | None = None) -> None:
    """Store beside the upload what it would change. Everything is tried and taken back: nothing stays."""
    at = at or timezone.now()
    importer = importer_of(upload, by, at)
    lines: list[Line] = []
    for start in range(0, len(importer.found), AT_ONCE):
        with transaction.atomic():
            lines += importer.take(importer.found[start : start + AT_ONCE])
            transaction.set_rollback(True)
    rows = importer.rows
    preview = {
        "lines": [dataclasses.asdict(line) for line in lines],
        "phases": list(rows.phases.unknown),
        "tracks": [[title, seat_of(title)] for title in rows.tracks.unknown],
        "asks": {"phase": rows.phases.silent, "track": rows.tracks.silent},
    }
    seen = {line.code: stamp(rows.sessions.get(line.code)) for line in lines}
    store_preview(upload, preview=preview, seen=seen)


def importer_of(upload: AgendaUpload, by: User, at: dt.datetime) -> Importer:
    choices = upload.choices
    codes = recall(upload.cohort).codes
    rows = Rows(upload.cohort, Table(**upload.table), upload.columns, choices, codes)
    return Importer(rows, adds=bool(choices.get("adds")), by=by, at=at)
