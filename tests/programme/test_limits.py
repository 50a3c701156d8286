"""As much as a programme may hold, and what happens at its edges."""

import datetime as dt
import json
import zoneinfo
from collections.abc import Callable
from typing import Any

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programme.domain.release import release_programme
from programme.domain.sessions import Trainer, set_trainers
from programme.domain.slots import change_slot, moment
from programme.models import Phase, Session, Slot, Track
from tests.conftest import Cast
from tests.programme.sheets import page

MADRID = zoneinfo.ZoneInfo("Europe/Madrid")
LONG = ("A title of two hundred letters " * 7)[:196].strip()


@pytest.fixture
def fill(cast: Cast) -> Callable[[int, int], None]:
    """Makes a released programme of so many sessions, so many of them at any one moment."""

    def filled(number: int, abreast: int) -> None:
        home = {"cohort": cast.cohort, "phase": Phase.objects.create(cohort=cast.cohort, code="p", title="P")}
        tracks = Track.objects.bulk_create(
            Track(cohort=cast.cohort, code=f"t{n}", title=f"Track {n}", kind="common") for n in range(abreast)
        )
        sessions = Session.objects.bulk_create(
            Session(code=f"s{n}", title=f"{LONG} {n}", track=tracks[n % abreast], order=n, **home)
            for n in range(number)
        )
        begin = dt.datetime(2024, 11, 4, 8, tzinfo=dt.UTC)
        starts = [begin + dt.timedelta(days=n // abreast // 8, hours=n // abreast % 8) for n in range(number)]
        Slot.objects.bulk_create(
            Slot(
                session=session, certainty="firm", time_zone="Europe/Madrid",
                starts_at=start, ends_at=start + dt.timedelta(minutes=45),
            )
            for session, start in zip(sessions, starts, strict=True)
        )  # fmt: skip
        release_programme(cast.cohort, kind="final", by=cast.organiser)

    return filled


def asked(client: Client, address: str) -> tuple[int, int]:
    """What a page answers, and how many queries that takes."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, len(queries)


PAGES = [
    "studio",
    "timetable",
    "release_new",
    "programme",
    "calendar",
    "schedule_json",
    "schedule_xml",
    "table",
]


@pytest.mark.once
def test_four_hundred_sessions_in_twelve_tracks_are_shown_whole(
    client: Client, cast: Cast, fill: Callable[[int, int], None]
) -> None:
    fill(400, 12)
    client.force_login(cast.organiser)
    found = {name: asked(client, page(name)) for name in PAGES}
    boards = client.get(page("timetable")).content.decode()
    schedule = json.loads(client.get(page("schedule_json")).content)["schedule"]
    days = schedule["conference"]["days"]

    assert {name: status for name, (status, _queries) in found.items()} == dict.fromkeys(PAGES, 200)
    # A rehearsal asks besides whom it would write to, and what they were told last.
    assert found.pop("release_new")[1] <= 18 + 2
    assert max(queries for _status, queries in found.values()) <= 15 + 2
    assert boards.count("data-placed ") == 400
    # Eight hours a day, twelve abreast: four days of 96, and sixteen sessions on the fifth.
    assert [sum(map(len, day["rooms"].values())) for day in days] == [96, 96, 96, 96, 16]
    assert len(client.get(page("calendar")).content.split(b"BEGIN:VEVENT")) == 401


def test_a_session_across_the_change_of_clocks_keeps_its_local_times(
    client: Client, cast: Cast, organiser: Client, legal: Session
) -> None:
    """The night of 26 October 2024 has an hour more: from 23:00 to 04:00 six hours pass."""
    when: Any = {
        "starts_at": moment(dt.datetime(2024, 10, 26, 23), "Europe/Madrid"),
        "ends_at": moment(dt.datetime(2024, 10, 27, 4), "Europe/Madrid"),
    }
    change_slot(legal, certainty="firm", time_zone="Europe/Madrid", by=cast.organiser, **when)
    release_programme(cast.cohort, kind="final", by=cast.organiser)

    event: Any
    (event,) = icalendar.Calendar.from_ical(client.get(page("calendar")).content).walk("VEVENT")
    (talk,) = [
        talk
        for day in json.loads(client.get(page("schedule_json")).content)["schedule"]["conference"]["days"]
        for room in day["rooms"].values()
        for talk in room
    ]
    assert [event[name].dt.replace(tzinfo=None) for name in ("DTSTART", "DTEND")] == [
        dt.datetime(2024, 10, 26, 23), dt.datetime(2024, 10, 27, 4),
    ]  # fmt: skip
    assert (talk["date"], talk["start"], talk["duration"]) == ("2024-10-26T23:00:00+02:00", "23:00", "06:00")
    board = organiser.get(page("timetable")).content.decode()
    assert board.count('id="legal"') == 1


def test_a_trainer_withdrawn_after_a_release_stays_in_it_until_the_next(
    client: Client, cast: Cast, organiser: Client, legal: Session
) -> None:
    def named(number: int) -> list[str]:
        copy = cast.cohort.releases.get(number=number).sessions.get()
        return [trainer["name"] for trainer in copy.body["trainers"]]

    set_trainers(legal, [Trainer("Ada", None, cast.trainer)], by=cast.organiser)
    release_programme(cast.cohort, by=cast.organiser)
    client.force_login(cast.trainer)
    before = client.get(page("session", code="legal")).status_code

    set_trainers(legal, [], by=cast.organiser)
    after = client.get(page("session", code="legal")).status_code
    client.force_login(cast.organiser)
    untold = client.get(page("studio")).content.decode()
    second = release_programme(cast.cohort, by=cast.organiser)

    assert (before, after) == (200, 404)
    assert untold.count("<dt>trainers</dt>") == 1
    assert (named(1), named(2)) == (["Ada"], [])
    assert [(change["kind"], change["before"], change["after"]) for change in second.changes] == [
        ("trainers", "Ada", ""),
    ]  # fmt: skip
