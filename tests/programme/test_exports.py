"""The newest release as other programs read it: schedules, a table, search engines, a feed."""

import csv
import datetime as dt
import io
import json
import re
import uuid
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
import vobject
from django.test import Client
from schedule_convert.importers.frab_xml import FrabXmlImporter

from programme.domain.exports.linked import describe
from programme.domain.release import release_programme
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session
from programme.models import Session, Slot, Track
from tests.conftest import Cast
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory

GUID = "00000000-0000-0000-0000-00000000000{}"
SECRET = "https://meet.example/secret"


def utc(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2024, 11, day, hour, minute, tzinfo=dt.UTC)


def firm(session: Session, cast: Cast, start: dt.datetime, end: dt.datetime, sure: str = "firm") -> None:
    Slot.objects.filter(session=session).update(uid=uuid.UUID(int=session.order))
    session = Session.objects.get(pk=session.pk)
    change_slot(
        session, certainty=sure, time_zone="Europe/Madrid", starts_at=start, ends_at=end, by=cast.organiser
    )


@pytest.fixture
def programme(cast: Cast, settings: Any) -> None:
    """Two parallel sessions, one online on the next day, and four that a schedule does not know."""
    settings.SITE_URL = "http://localhost:8000"
    phase = PhaseFactory(cohort=cast.cohort, title="Training")
    tracks: dict[str, Track] = {
        kind: TrackFactory(cohort=cast.cohort, kind=kind, title=title)
        for kind, title in (("common", "All"), ("policy", "Policy track"), ("technical", "Technical track"))
    }

    def add(order: int, code: str, track: str, **fields: Any) -> Session:
        home = {"cohort": cast.cohort, "phase": phase, "track": tracks[track]}
        return SessionFactory(order=order, code=code, **home, **fields)

    there = {"format": "in_person", "place": "Torre Girona", "kind": "parallel"}
    law = add(1, "law", "policy", title="Law & <order>", **there)
    change_session(law, relevance="Trust\x07 first", goals="Know GDPR", contents="Consent", by=cast.organiser)
    set_trainers(law, [Trainer("Ines Kaltenbach"), Trainer("Jürgen Ω")], by=cast.organiser)
    firm(law, cast, utc(7, 8), utc(7, 10, 30))
    firm(add(2, "data", "technical", title="Data", **there), cast, utc(7, 8), utc(7, 9))
    wrap = add(3, "wrap", "common", title="=HYPERLINK(1)", format="online", joining_link=SECRET)
    firm(wrap, cast, utc(8, 13), utc(8, 14))
    firm(add(4, "perhaps", "common", title="Perhaps"), cast, utc(8, 15), utc(8, 16), sure="tentative")
    gone = add(5, "gone", "common", title="Gone")
    firm(gone, cast, utc(8, 16), utc(8, 17))
    cancel_session(Session.objects.get(pk=gone.pk), by=cast.organiser)
    change_slot(
        add(6, "window", "common", title="Window"),
        certainty="window", wording="late November", by=cast.organiser,
        first_day=dt.date(2024, 11, 21), last_day=dt.date(2024, 11, 30),
    )  # fmt: skip
    add(7, "open", "common", title="Open")
    release_programme(cast.cohort, kind="final", by=cast.organiser, at=utc(1, 9))


def get(client: Client, name: str) -> bytes:
    answer = client.get(f"/udt-test/{name}")
    assert answer.status_code == 200
    return answer.content


@pytest.mark.usefixtures("programme")
def test_the_schedule_says_each_field_as_the_format_names_it(client: Client) -> None:
    body = json.loads(get(client, "programme.json"))

    conference = body["schedule"].pop("conference")
    days = conference.pop("days")
    rooms = conference.pop("rooms")
    assert body == {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "Trellis"},
        "schedule": {"version": "1", "base_url": "http://localhost:8000/udt-test/programme/"},
    }
    assert conference == {
        "acronym": "udt_test",
        "title": "Urban Digital Twins 2024",
        "start": "2024-11-07",
        "end": "2024-11-08",
        "daysCount": 2,
        "timeslot_duration": "00:15",
        "time_zone_name": "Europe/Brussels",
        "url": "http://localhost:8000/udt-test/",
    }
    assert [room["name"] for room in rooms] == [
        "Torre Girona, Policy track",
        "Torre Girona, Technical track",
        "Online",
    ]
    assert len({uuid.UUID(room["guid"]) for room in rooms}) == 3
    assert [
        (day["index"], day["date"], day["day_start"], day["day_end"], list(day["rooms"])) for day in days
    ] == [
        (
            1,
            "2024-11-07",
            "2024-11-07T00:00:00+01:00",
            "2024-11-08T00:00:00+01:00",
            ["Torre Girona, Policy track", "Torre Girona, Technical track"],
        ),
        (2, "2024-11-08", "2024-11-08T00:00:00+01:00", "2024-11-09T00:00:00+01:00", ["Online"]),
    ]
    (law,) = days[0]["rooms"]["Torre Girona, Policy track"]
    persons = law.pop("persons")
    assert [person["public_name"] for person in persons] == ["Ines Kaltenbach", "Jürgen Ω"]
    assert law == {
        "guid": GUID.format(1),
        "id": 2,
        "date": "2024-11-07T09:00:00+01:00",
        "start": "09:00",
        "end": "2024-11-07T11:30:00+01:00",
        "duration": "02:30",
        "room": "Torre Girona, Policy track",
        "slug": "udt_test-law-00000000",
        "url": "http://localhost:8000/udt-test/programme/sessions/law/",
        "title": "Law & <order>",
        "subtitle": "",
        "track": "Policy track",
        "type": "parallel",
        "language": None,
        "abstract": "Trust  first",
        "description": "Know GDPR\nConsent",
        "links": [],
    }


@pytest.mark.usefixtures("programme")
def test_another_program_reads_the_xml(client: Client) -> None:
    body = get(client, "programme.xml")

    found = FrabXmlImporter().parse(io.BytesIO(body))

    assert (found.title, found.slug, found.timeslot) == ("Urban Digital Twins 2024", "udt_test", 15)
    assert sorted((event.title, event.room.name, event.duration) for event in found.events) == [
        ("=HYPERLINK(1)", "Online", 60),
        ("Data", "Torre Girona, Technical track", 60),
        ("Law & <order>", "Torre Girona, Policy track", 150),
    ]
    (law,) = [event for event in fromstring(body).iter("event") if event.get("guid") == GUID.format(1)]
    assert {part.tag: part.text for part in law if not len(part)} == {
        "date": "2024-11-07T09:00:00+01:00",
        "start": "09:00",
        "duration": "02:30",
        "room": "Torre Girona, Policy track",
        "slug": "udt_test-law-00000000",
        "url": "http://localhost:8000/udt-test/programme/sessions/law/",
        "title": "Law & <order>",
        "subtitle": None,
        "track": "Policy track",
        "type": "parallel",
        "abstract": "Trust  first",
        "description": "Know GDPR\nConsent",
        "links": None,
    }


@pytest.mark.usefixtures("programme")
def test_another_program_reads_the_calendar(client: Client) -> None:
    found = vobject.readOne(get(client, "programme.ics").decode())

    assert [
        (str(event.summary.value), event.status.value, event.dtstart.value.isoformat())
        for event in found.vevent_list
    ] == [
        ("Law & <order>", "CONFIRMED", "2024-11-07T09:00:00+01:00"),
        ("Data", "CONFIRMED", "2024-11-07T09:00:00+01:00"),
        ("=HYPERLINK(1)", "CONFIRMED", "2024-11-08T14:00:00+01:00"),
        ("Perhaps", "TENTATIVE", "2024-11-08T16:00:00+01:00"),
        ("Gone", "CANCELLED", "2024-11-08T17:00:00+01:00"),
        ("Window", "TENTATIVE", "2024-11-21"),
    ]


@pytest.mark.usefixtures("programme")
def test_the_table_has_a_row_for_every_session_and_no_formula(client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(get(client, "programme.csv").decode("utf-8-sig"))))

    assert [(row["code"], row["title"], row["certainty"], row["state"]) for row in rows] == [
        ("law", "Law & <order>", "firm", ""),
        ("data", "Data", "firm", ""),
        ("wrap", "'=HYPERLINK(1)", "firm", ""),
        ("perhaps", "Perhaps", "tentative", ""),
        ("gone", "Gone", "firm", "cancelled"),
        ("window", "Window", "window", ""),
        ("open", "Open", "undated", ""),
    ]
    assert {name: rows[0][name] for name in ("starts", "ends", "time zone", "trainers", "place")} == {
        "starts": "2024-11-07 09:00",
        "ends": "2024-11-07 11:30",
        "time zone": "Europe/Madrid",
        "trainers": "Ines Kaltenbach; Jürgen Ω",
        "place": "Torre Girona",
    }
    assert (rows[5]["wording"], rows[5]["first day"], rows[5]["last day"]) == (
        "late November",
        "2024-11-21",
        "2024-11-30",
    )


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("name", ["programme.json", "programme.xml", "programme.csv", "programme.ics"])
def test_no_file_tells_how_to_join_and_a_second_request_is_spared(
    client: Client, cast: Cast, name: str
) -> None:
    client.force_login(cast.author)
    answer = client.get(f"/udt-test/{name}")

    again = client.get(f"/udt-test/{name}", headers={"if-none-match": answer.headers["ETag"]})

    assert answer.content.count(b"meet.example") == 0
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "name", ["programme.json", "programme.xml", "programme.csv", "programme/changes.atom"]
)
def test_before_the_first_release_there_is_no_file(client: Client, cast: Cast, name: str) -> None:
    SessionFactory(cohort=cast.cohort)

    assert client.get(f"/udt-test/{name}").status_code == 404


@pytest.mark.usefixtures("programme")
def test_search_engines_read_a_course_with_its_events(cast: Cast) -> None:
    found = describe(cast.cohort.releases.get())

    instance = found["hasCourseInstance"]
    events = instance.pop("subEvent")
    assert (found["@type"], found["name"]) == ("Course", "Urban Digital Twins 2024")
    assert (instance["startDate"], instance["endDate"]) == ("2024-11-07T09:00:00+01:00", "2024-11-30")
    assert instance["courseMode"] == ["Online", "Onsite"]
    assert [(event["name"], event["eventStatus"].rpartition("/")[2]) for event in events] == [
        ("Law & <order>", "EventScheduled"),
        ("Data", "EventScheduled"),
        ("=HYPERLINK(1)", "EventScheduled"),
        ("Perhaps", "EventScheduled"),
        ("Gone", "EventCancelled"),
        ("Window", "EventScheduled"),
    ]
    assert events[2]["location"] == {
        "@type": "VirtualLocation",
        "url": "http://localhost:8000/udt-test/programme/sessions/wrap/",
    }


@pytest.mark.usefixtures("programme")
def test_a_visitors_page_holds_the_same_as_data_that_no_word_can_end(client: Client, cast: Cast) -> None:
    Session.objects.filter(code="law").update(title="</script><script>alert(1)</script> & so on")
    release_programme(cast.cohort, kind="final", by=cast.organiser, at=utc(2, 9))

    (data,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', get(client, "programme/").decode(), re.DOTALL
    )

    events = json.loads(data)["hasCourseInstance"]["subEvent"]
    assert events[0]["name"] == "</script><script>alert(1)</script> & so on"
    client.force_login(cast.author)
    assert get(client, "programme/").count(b"ld+json") == 0


@pytest.mark.usefixtures("programme")
def test_the_feed_has_an_entry_a_release_the_newest_first(client: Client, cast: Cast) -> None:
    firm(Session.objects.get(code="open"), cast, utc(9, 8), utc(9, 9))
    release_programme(cast.cohort, kind="final", note="One more.", by=cast.organiser, at=utc(2, 9))

    feed = fromstring(get(client, "programme/changes.atom"))

    atom = "{http://www.w3.org/2005/Atom}"
    assert [
        tuple(entry.findtext(f"{atom}{name}") for name in ("title", "id", "updated", "summary"))
        for entry in feed.iter(f"{atom}entry")
    ] == [
        (
            "Release 2, final",
            "http://localhost:8000/udt-test/programme/releases/2/",
            "2024-11-02T09:00:00+00:00",
            "One more.\nOpen: surer (Sat 9 November 2024, 09:00 to 10:00 CET, was date open)",
        ),
        (
            "Release 1, final",
            "http://localhost:8000/udt-test/programme/releases/1/",
            "2024-11-01T09:00:00+00:00",
            "Nothing in dates, places, titles or trainers.",
        ),
    ]
