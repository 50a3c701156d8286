"""What an event of a schedule.json says, as the cells of a row."""

import datetime as dt
import re
import zoneinfo
from typing import Any

from django.utils.html import strip_tags

from programme.forms.agenda_file import UNTYPED

LENGTH = re.compile(r"(\d{1,3}):([0-5]\d)")


def row_of(event: dict[str, Any], room: str, zone: str) -> list[str]:
    start, end = _clock(event, zone)
    track = text_of(event.get("track"))
    people = [_person(each) for each in list_of(event.get("persons"))]
    return [
        text_of(event.get("guid")),
        text_of(event.get("slug")),
        text_of(event.get("title")),
        track,
        text_of(event.get("type")),
        # A tool that knows rooms alone gives a track a room of its own.
        "" if room == track else text_of(room).removesuffix(f", {track}"),
        start,
        end,
        zone,
        "; ".join(filter(None, people)),
        text_of(event.get("abstract")),
        text_of(event.get("description")),
    ]


def _clock(event: dict[str, Any], zone: str) -> tuple[str, str]:
    """Beginning and end on the clocks of the zone; an hour that can't be read stays as it is written."""
    words = text_of(event.get("date"))
    try:
        start = dt.datetime.fromisoformat(words)
        local = start.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None) if start.tzinfo else start
    except (ValueError, OverflowError):
        return words, ""
    length = LENGTH.fullmatch(text_of(event.get("duration")))
    end = local + dt.timedelta(hours=int(length[1]), minutes=int(length[2])) if length else None
    return f"{local:%Y-%m-%d %H:%M}", f"{end:%Y-%m-%d %H:%M}" if end else ""


def _person(person: Any) -> str:
    if not isinstance(person, dict):
        return text_of(person)
    return text_of(person.get("public_name") or person.get("name") or person.get("full_public_name"))


def text_of(value: Any) -> str:
    """Its words without markup of the web."""
    return UNTYPED.sub("", strip_tags(value)).strip() if isinstance(value, str) else ""


def list_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
