"""A release as a conference schedule in frab's JSON, as c3voc describes it; schedule.py makes it XML too.

Source: the schedule format of c3voc (schema.json and schedule.xml.xsd of github.com/voc/schedule).
"""

import datetime as dt
import json
import uuid
import zlib
import zoneinfo
from itertools import groupby
from typing import Any

from django.conf import settings
from django.urls import reverse

from programme.domain.copies import where
from programme.domain.exports.plain import plain
from programme.domain.moments import day_of, zone_of
from programme.enums import Certainty, TrackKind
from programme.models import Release, ReleasedSession

SLOT_MINUTES = "00:15"
MOST_IDS = 2_000_000_000
GENERATOR = {"name": "Trellis"}
SCHEMA = "https://c3voc.de/schedule/schema.json"
Timed = list[ReleasedSession]


def write_json(release: Release) -> bytes:
    """The schedule as a file."""
    body = {"$schema": SCHEMA, "generator": GENERATOR, "schedule": schedule_of(release)}
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def schedule_of(release: Release) -> dict[str, Any]:
    """Only what is firm and will take place; a reader of schedules knows no other certainty.

    It is public, so no joining link is in it. Where tracks run side by side, each is a room.
    """
    cohort = release.cohort
    sure = [
        copy for copy in release.sessions.all() if copy.certainty == Certainty.FIRM and not copy.cancelled
    ]
    sure.sort(key=lambda copy: (copy.starts_at, copy.order))
    days = [_day(index, day, copies, release) for index, (day, copies) in enumerate(_by_day(sure), start=1)]
    return {
        "version": str(release.number),
        "base_url": f"{settings.SITE_URL}{reverse('programme:programme', args=[cohort.slug])}",
        "conference": {
            "acronym": acronym_of(release),
            "title": plain(cohort.title),
            "start": days[0]["date"] if days else f"{cohort.year}-01-01",
            "end": days[-1]["date"] if days else f"{cohort.year}-12-31",
            "daysCount": len(days),
            "timeslot_duration": SLOT_MINUTES,
            "time_zone_name": cohort.time_zone,
            "url": f"{settings.SITE_URL}/{cohort.slug}/",
            "rooms": [{"name": name, "guid": guid_of_room(release, name)} for name in _rooms(sure)],
            "days": days,
        },
    }


def acronym_of(release: Release) -> str:
    """The edition's address as the format allows it: no hyphen, four letters or more."""
    return release.cohort.slug.replace("-", "_").ljust(4, "_")


def room_of(copy: ReleasedSession) -> str:
    """Where it is; of a track, its own room, for two sessions in one would overlap."""
    place = plain(where(copy)) or plain(copy.track_title)
    return place if copy.track_kind == TrackKind.COMMON else f"{place}, {plain(copy.track_title)}"


def guid_of_room(release: Release, name: str) -> str:
    """The same for a room of this name in every release of the edition."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.SITE_URL}/{release.cohort.slug}/#{name}"))


def _rooms(copies: Timed) -> list[str]:
    return list(dict.fromkeys(room_of(copy) for copy in copies))


def _by_day(copies: Timed) -> list[tuple[dt.date, Timed]]:
    return [(day, list(of_day)) for day, of_day in groupby(copies, day_of) if day]


def _day(index: int, day: dt.date, copies: Timed, release: Release) -> dict[str, Any]:
    zone = zoneinfo.ZoneInfo(release.cohort.time_zone)
    midnight = dt.datetime.combine(day, dt.time(), tzinfo=zone)
    after = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=zone)
    rooms: dict[str, list[dict[str, Any]]] = {name: [] for name in _rooms(copies)}
    for copy in copies:
        rooms[room_of(copy)].append(_event(copy, release))
    return {
        "index": index,
        "date": day.isoformat(),
        "day_start": midnight.isoformat(),
        "day_end": after.isoformat(),
        "rooms": rooms,
    }


def _event(copy: ReleasedSession, release: Release) -> dict[str, Any]:
    start, end = (moment.astimezone(zone_of(copy)) for moment in (copy.starts_at, copy.ends_at) if moment)
    # Reckoned in UTC: two moments of one zone are told apart by its clocks, which may be changed between.
    minutes = int((end.astimezone(dt.UTC) - start.astimezone(dt.UTC)).total_seconds()) // 60
    page = reverse("programme:programme", args=[release.cohort.slug])
    return {
        "guid": str(copy.uid),
        "id": copy.uid.int % MOST_IDS + 1,
        "date": start.isoformat(),
        "start": f"{start:%H:%M}",
        "end": end.isoformat(),
        "duration": f"{minutes // 60:02}:{minutes % 60:02}",
        "room": room_of(copy),
        "slug": f"{acronym_of(release)}-{copy.code}-{copy.uid.hex[:8]}",
        "url": f"{settings.SITE_URL}{page}sessions/{copy.code}/",
        "title": plain(copy.title),
        "subtitle": "",
        "track": plain(copy.track_title),
        "type": copy.kind,
        "language": None,
        "abstract": plain(copy.body["relevance"]),
        "description": plain("\n".join([*copy.body["goals"], *copy.body["contents"]])),
        "persons": [_person(trainer["name"]) for trainer in copy.body["trainers"]],
        "links": [],
    }


def _person(name: str) -> dict[str, Any]:
    """A number is asked for; one and the same for a name, in every release."""
    return {"id": zlib.crc32(name.encode()), "public_name": plain(name)}
