"""A release as a table for a spreadsheet: a row a session, every certainty, no joining link."""

import csv
import io

from programme.domain.copies import where
from programme.domain.exports.plain import as_cell, plain
from programme.domain.moments import zone_of
from programme.models import Release, ReleasedSession

COLUMNS = [
    "code", "title", "phase", "track", "kind", "format", "state", "certainty", "wording", "starts", "ends",
    "time zone", "first day", "last day", "firm by", "place", "trainers", "outputs",
]  # fmt: skip


def write_csv(release: Release) -> bytes:
    """In UTF-8 with a mark at its beginning, without which spreadsheets take it for something older."""
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(COLUMNS)
    for copy in release.sessions.all():
        table.writerow([as_cell(plain(cell)) for cell in _row(copy)])
    return file.getvalue().encode("utf-8-sig")


def _row(copy: ReleasedSession) -> list[str]:
    zone = zone_of(copy)
    clock = [
        moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else ""
        for moment in (copy.starts_at, copy.ends_at)
    ]
    days = [day.isoformat() if day else "" for day in (copy.first_day, copy.last_day, copy.firm_by)]
    return [
        copy.code, copy.title, copy.phase_title, copy.track_title, copy.kind, copy.format,
        "cancelled" if copy.cancelled else "", copy.certainty, copy.wording, *clock, copy.time_zone, *days,
        where(copy), "; ".join(trainer["name"] for trainer in copy.body["trainers"]),
        "; ".join(output["title"] for output in copy.body["outputs"]),
    ]  # fmt: skip
