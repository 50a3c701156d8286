"""How a schedule.json of another tool (frab, pretalx, c3voc) becomes a table of our own headings.

Source: the schedule format of c3voc (schema.json of github.com/voc/schedule).
"""

import json
import zoneinfo
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from programme.forms.agenda_file import MOST_ROWS, Unreadable
from programme.forms.importing.events import list_of, row_of, text_of
from programme.forms.importing.table import Table

HEADINGS = [
    "mark", "slug", "title", "track", "kind", "place", "starts", "ends", "time_zone", "trainers",
    "relevance", "contents",
]  # fmt: skip


def read_schedule(text: str, zone: str) -> Table:
    """The events of all days and rooms, in their order. Raises Unreadable where the file holds none."""
    conference = _conference(text)
    named = text_of(conference.get("time_zone_name"))
    zone = named if named in zoneinfo.available_timezones() else zone
    events = list(_events(conference))
    if not events:
        raise Unreadable(_("The schedule holds no event."))
    if len(events) > MOST_ROWS:
        raise Unreadable(_("The schedule has more than %(most)s events.") % {"most": MOST_ROWS})
    rows = [row_of(event, room, zone) for event, room in events]
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
    for day in list_of(conference.get("days")):
        rooms = day.get("rooms") if isinstance(day, dict) else None
        for room, events in rooms.items() if isinstance(rooms, dict) else ():
            for event in list_of(events):
                if isinstance(event, dict):
                    yield event, room
