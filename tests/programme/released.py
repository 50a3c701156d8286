"""Sessions of a release as pages show them, without a database."""

import datetime as dt
import zoneinfo
from typing import Any

from programme.models import ReleasedSession

MADRID = zoneinfo.ZoneInfo("Europe/Madrid")


def moment(day: str, clock: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=MADRID)


def released(code: str, day: str = "", clock: str = "", **fields: Any) -> ReleasedSession:
    """Firm at `clock` ("09:00-10:00"), on a day whose hour is open, within `days`, or undated."""
    known = {
        "title": code.title(), "phase_code": "training", "phase_title": "Training", "track_kind": "common",
        "kind": "plenary", "format": "online", "time_zone": "Europe/Madrid", "order": 1,
        "certainty": "undated",
    }  # fmt: skip
    if clock:
        start, end = clock.split("-")
        known |= {"certainty": "firm", "starts_at": moment(day, start), "ends_at": moment(day, end)}
    elif day:
        first, _to, last = day.partition("/")
        days = {
            "first_day": dt.date.fromisoformat(first),
            "last_day": dt.date.fromisoformat(last or first),
        }
        known |= {"certainty": "window", **days}
    return ReleasedSession(code=code, **{**known, **fields})
