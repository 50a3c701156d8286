"""What the demonstration is made of, as files beside this room."""

import dataclasses
import datetime as dt
import json
import zoneinfo
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[2] / "demo"
BRUSSELS = zoneinfo.ZoneInfo("Europe/Brussels")


def read(name: str) -> Any:
    """One of the JSON files."""
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def moment(day: str | dt.date, hour: int = 10, minute: int = 0) -> dt.datetime:
    """An hour of a day in Brussels."""
    date = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return dt.datetime(date.year, date.month, date.day, hour, minute, tzinfo=BRUSSELS)


@dataclasses.dataclass(frozen=True)
class Draft:
    """One version of a section's text: who wrote it, on which day (a date, or days from a first day)."""

    city: str
    section: str
    version: int
    seat: str
    day: str
    text: str


def drafts(folder: str) -> list[Draft]:
    """Every text below a folder, such as plans/ghent/challenge.2.md."""
    return [_draft(path) for path in sorted((HERE / folder).glob("*/*.md"))]


def _draft(path: Path) -> Draft:
    front, _blank, text = path.read_text(encoding="utf-8").split("\n", 2)
    seat, day = front.removeprefix("@").split()
    section, version = path.stem.rsplit(".", 1)
    return Draft(path.parent.name, section, int(version), seat, day, text)
