"""How a row of a printed agenda is written into the fields of the forms."""

import datetime as dt
import re
from typing import Any

from django.utils.translation import gettext as _

from programme.domain.printed import part_of_month, read_due, window
from programme.enums import Format, SessionKind, TrackKind

KINDS = {"session": SessionKind.PLENARY, "workshop": SessionKind.CITY_WORK}
FORMATS = {"in person": Format.IN_PERSON}
YEAR = re.compile(r"[1-9]\d{3}\b", re.ASCII)
ASSUMED_LENGTH = dt.timedelta(hours=1)  # a printed beginning without an end


def phase_data(row: dict[str, Any], order: int) -> dict[str, Any]:
    return {"code": row.get("code"), "title": row.get("label") or row.get("title"), "order": order}


def track_data(row: dict[str, Any]) -> dict[str, Any]:
    title, other = str(row.get("label_table") or row.get("title", "")), row.get("label_body", "")
    kind = row["code"] if row.get("code") in TrackKind.values else TrackKind.COMMON
    aliases = other if other != title else ""
    if title.startswith("("):  # the printed guide's way of saying that no name is printed
        title = title.strip("()").capitalize()
    return {"code": row.get("code"), "title": title, "kind": kind, "aliases": aliases}


def session_data(row: dict[str, Any]) -> dict[str, Any]:
    kind, form = str(row.get("kind", "")), str(row.get("format", ""))
    shared = row.get("recording_shared_with")
    plain = (
        "code",
        "title",
        "phase",
        "track",
        "order",
        "relevance",
        "materials",
        "preparations",
        "joining_link",
    )
    lines = {name: "\n".join(row.get(name) or []) for name in ("aliases", "goals")}
    contents = [
        *(row.get("contents") or []),
        *(row.get("parts") or []),
        *([row["method"]] if "method" in row else []),
    ]
    return {
        **{name: row.get(name) for name in plain},
        **lines,
        "contents": "\n".join(contents),
        "kind": KINDS.get(kind, kind),
        "format": FORMATS.get(form, form),
        "place": "" if form == "online" else row.get("location", ""),
        "recording": _("Recorded, shared with %(whom)s") % {"whom": shared} if shared else "",
        "no_outputs": bool(row.get("outputs_note")) and not row.get("outputs"),
    }


def output_data(row: dict[str, Any]) -> list[dict[str, Any]]:
    """An output is a title, perhaps with "(due mid-October)" behind it, or a mapping of its fields."""
    return [
        _output(each if isinstance(each, dict) else {"title": str(each)}, row)
        for each in row.get("outputs") or []
    ]


def _output(given: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    title = str(given.get("title", "")).removesuffix(" (implied)")
    found = re.fullmatch(r"(.+) \(due ([^()]+)\)", title)
    title, due = (found[1], found[2]) if found else (title, str(given.get("due", "")))
    year = YEAR.match(str(row.get("date") or ""))
    first, last = read_due(due, int(year[0])) if year else (None, None)
    extra = {name: given.get(name) for name in ("due_days_after", "section_uid")}
    owner = given.get("owner", "organisers")
    return {"title": title, "owner": owner, "due_wording": due, "due_first": first, "due_last": last, **extra}


def trainer_data(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [each if isinstance(each, dict) else {"name": each} for each in row.get("trainers") or []]


def slot_data(row: dict[str, Any], zone: str, status: str, invented: str) -> dict[str, Any]:
    """Certainty and dates out of `date`, `date_precision`, `start_local`; raises ValueError when unclear.

    `invented` is "", "days" (exact days take the invented clock times) or "all" (every session does, firm).
    """
    known = {"time_zone": zone, "firm_by": row.get("firm_by")}
    precision, date = str(row.get("date_precision", "exact")), row.get("date")
    if invented == "all" and row.get("demo_start"):
        return known | {"certainty": "firm", "starts_at": row["demo_start"], "ends_at": row.get("demo_end")}
    if not date:
        return known | {"certainty": "undated"}
    part = part_of_month(precision)
    if part:
        return known | _window(part, str(date), str(row.get("date_also") or ""))
    if precision != "exact":
        raise ValueError(_("“%(words)s” is no date that can be understood.") % {"words": precision})
    certainty = "firm" if status in ("firm", "final") else "tentative"
    clock = _clock(row, invented)
    if clock:
        return known | {"certainty": certainty, "starts_at": clock[0], "ends_at": clock[1]}
    day = _day(str(date))
    return known | {"certainty": "window", "first_day": day, "last_day": day}


def _clock(row: dict[str, Any], invented: str) -> tuple[str, str] | None:
    if invented == "days" and row.get("demo_start"):
        return str(row["demo_start"]), str(row.get("demo_end") or "")
    if not row.get("start_local"):
        return None
    words = str(row["start_local"])
    try:
        start = dt.datetime.fromisoformat(words)
        return start.isoformat(), str(row.get("end_local") or (start + ASSUMED_LENGTH).isoformat())
    except (ValueError, OverflowError) as unclear:
        raise ValueError(
            _("“%(words)s” names no time; write it as 2024-07-18T11:00.") % {"words": words}
        ) from unclear


def _window(part: str, month: str, also: str) -> dict[str, Any]:
    """`also` is what is printed of the same date elsewhere: it is kept, even if it contradicts the month."""
    found = re.fullmatch(r"([1-9]\d{3})-(0[1-9]|1[0-2])(-\d\d)?", month, re.ASCII)
    if not found:
        raise ValueError(_("“%(words)s” names no month; write it as 2024-09.") % {"words": month})
    first, last, wording = window(part, int(found[1]), int(found[2]))
    words = ", ".join(filter(None, (wording, also)))
    return {"certainty": "window", "first_day": first, "last_day": last, "wording": words}


def _day(words: str) -> dt.date:
    try:
        return dt.date.fromisoformat(words)
    except ValueError as unclear:
        raise ValueError(
            _("“%(words)s” names no day; write it as 2024-11-07.") % {"words": words}
        ) from unclear
