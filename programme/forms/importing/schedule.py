"""How a schedule.json of another tool (frab, pretalx, c3voc) becomes a table of our own headings.

Source: the schedule format of c3voc (schema.json of github.com/voc/schedule).
"""

import datetime as dt
import json
import re
import zoneinfo
from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from programme.forms.agenda_file import MOST_ROWS, UNTYPED, Unreadable
from programme.forms.importing.table import Table

HEADINGS = [
    "mark", "slug", "title", "track", "kind", "place", "starts", "ends", "time_zone", "trainers",
    "relevance", "contents",
]  # fmt: skip
LENGTH = re.compile(r"(\d{1,3}):([0-5]\d)")


def read_schedule(text: str, zone: str) -> Table:
    """The events of all days and rooms, in their order. Raises Unreadable where the file holds none."""
    conference = _conference(text)
    named = _text(conference.get("time_zone_name"))
    zone = named if named in zoneinfo.available_timezones() else zone
    events = list(_events(conference))
    if not events:
        raise Unreadable(_("The schedule holds no event."))
    if len(events) > MOST_ROWS:
        raise Unreadable(_("The schedule has more than %(most)s events.") % {"most": MOST_ROWS})
    rows = [_row(event, room, zone) for event, room in events]
    return Table(HEADINGS, rows, list(range(1, len(rows) + 1)))


def _conference(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)["schedule"]["conference"]
    except (ValueError, RecursionError) as broken:
        raise Unreadable(_("It is not whole as JSON.")) from broken
    except (KeyError, TypeError, IndexError) as other:
        raise Unreadable(_("It is JSON, but no schedule with a conference.")) from other
    if not isinstance(found, dict):
        raise Unreadable(_("It is JSON, but no schedule with a conference."))
    return found


def _events(conference: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for day in _list(conference.get("days")):
        rooms = day.get("rooms") if isinstance(day, dict) else None
        for room, events in rooms.items() if isinstance(rooms, dict) else ():
            for event in _list(events):
                if isinstance(event, dict):
                    yield event, room


def _row(event: dict[str, Any], room: str, zone: str) -> list[str]:
    start, end = _clock(event, zone)
    track = _text(event.get("track"))
    people = [_person(each) for each in _list(event.get("persons"))]
    return [
        _text(event.get("guid")),
        _text(event.get("slug")),
        _text(event.get("title")),
        track,
        _text(event.get("type")),
        # A tool that knows rooms alone gives a track a room of its own.
        "" if room == track else _text(room).removesuffix(f", {track}"),
        start,
        end,
        zone,
        "; ".join(filter(None, people)),
        _text(event.get("abstract")),
        _text(event.get("description")),
    ]


def _clock(event: dict[str, Any], zone: str) -> tuple[str, str]:
    """Beginning and end on the clocks of the zone; an hour that can't be read stays as it is written."""
    words = _text(event.get("date"))
    try:
        start = dt.datetime.fromisoformat(words)
        local = start.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None) if start.tzinfo else start
    except (ValueError, OverflowError):
        return words, ""
    length = LENGTH.fullmatch(_text(event.get("duration")))
    end = local + dt.timedelta(hours=int(length[1]), minutes=int(length[2])) if length else None
    return f"{local:%Y-%m-%d %H:%M}", f"{end:%Y-%m-%d %H:%M}" if end else ""


def _person(person: Any) -> str:
    if not isinstance(person, dict):
        return _text(person)
    return _text(person.get("public_name") or person.get("name") or person.get("full_public_name"))


def _text(value: Any) -> str:
    """Its words without markup of the web."""
    return UNTYPED.sub("", strip_tags(value)).strip() if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
