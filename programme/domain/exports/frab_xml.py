"""The same schedule in the older XML of pentabarf and frab, as apps on phones read it."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from programme.domain.exports.frab import GENERATOR, guid_of_room, schedule_of
from programme.models import Release

# In the order of the format's description; what the JSON names otherwise is written beside these.
OF_CONFERENCE = ("acronym", "title", "start", "end", "timeslot_duration", "time_zone_name", "url")
OF_EVENT = (
    "date", "start", "duration", "room", "slug", "url", "title", "subtitle", "track", "type", "abstract",
    "description",
)  # fmt: skip


def write_xml(release: Release) -> bytes:
    """The schedule as a file."""
    schedule = schedule_of(release)
    root = Element("schedule")
    SubElement(root, "generator", GENERATOR)
    _say(root, schedule, ("version",))
    conference = SubElement(root, "conference")
    _say(conference, schedule["conference"], OF_CONFERENCE)
    SubElement(conference, "days").text = str(schedule["conference"]["daysCount"])
    SubElement(conference, "base_url").text = schedule["base_url"]
    for day in schedule["conference"]["days"]:
        _day(root, day, release)
    indent(root, space=" ")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _say(parent: Element, facts: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        SubElement(parent, name).text = facts[name]


def _day(root: Element, facts: dict[str, Any], release: Release) -> None:
    bounds = {"index": str(facts["index"]), "date": facts["date"]}
    day = SubElement(root, "day", {**bounds, "start": facts["day_start"], "end": facts["day_end"]})
    for name, events in facts["rooms"].items():
        room = SubElement(day, "room", {"name": name, "guid": guid_of_room(release, name)})
        for facts_of_event in events:
            _event(room, facts_of_event)


def _event(room: Element, facts: dict[str, Any]) -> None:
    event = SubElement(room, "event", {"guid": facts["guid"], "id": str(facts["id"])})
    _say(event, facts, OF_EVENT)
    persons = SubElement(event, "persons")
    for person in facts["persons"]:
        SubElement(persons, "person", {"id": str(person["id"])}).text = person["public_name"]
    SubElement(event, "links")
