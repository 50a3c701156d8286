"""How the facts of one edition are moved to another year: by whole weeks, each on its weekday."""

import copy
import datetime as dt
from typing import Any

from programme.domain.printed import part_of_day, part_of_month

CLOCKS = ("start_local", "end_local", "demo_start", "demo_end")


def shift_agenda(facts: dict[str, Any], *, weeks: int) -> dict[str, Any]:
    """The facts with every date `weeks` later; a vague one is as vague about the shifted month.

    What the printed guide says of the old dates in words (CEST, a due "mid-October") is left out.
    """
    moved = copy.deepcopy(facts)
    by = dt.timedelta(weeks=weeks)
    edition = moved.get("edition", {})
    edition["in_person"] = [_later(day, by) for day in edition.get("in_person", [])]
    for row in moved["sessions"]:
        _shift_row(row, by)
    return moved


def _shift_row(row: dict[str, Any], by: dt.timedelta) -> None:
    row.pop("tz_as_printed", None)
    for name in CLOCKS:
        if row.get(name):
            row[name] = (dt.datetime.fromisoformat(row[name]) + by).isoformat(timespec="minutes")
    for name in ("date", "firm_by"):
        if row.get(name) and len(row[name]) == len("2024-11-07"):
            row[name] = _later(row[name], by)
    if part_of_month(str(row.get("date_precision", ""))):
        day = dt.datetime.fromisoformat(row["demo_start"]).date()
        row["date"], row["date_precision"] = f"{day:%Y-%m}", f"{part_of_day(day)} in month"
    for output in row.get("outputs") or []:
        if isinstance(output, dict):
            output.pop("due", None)
    row["outputs"] = [_without_due(output) for output in row.get("outputs") or []]


def _without_due(output: Any) -> Any:
    return output.split(" (due ")[0] if isinstance(output, str) else output


def _later(day: str, by: dt.timedelta) -> str:
    return (dt.date.fromisoformat(day) + by).isoformat()
