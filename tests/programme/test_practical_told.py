"""Practical information in calendars and booklets: joined when they are made, for members more."""

import datetime as dt
from typing import Any

import pytest
import vobject
from django.test import Client

from desk.domain.invariants.stories import find_in_stories
from programme.domain.booklet.asking import ask_for_booklets, ask_for_new_words
from programme.domain.booklet.edition import describe_edition
from programme.domain.booklet.pages import compose
from programme.domain.booklet.run import run_booklet
from programme.domain.own_feed import token_of
from programme.domain.practical import change_practical
from programme.domain.release import release_programme
from programme.domain.slots import change_slot
from programme.models import Booklet, Phase, Release, Session
from tests.conftest import Cast

WRITTEN = dt.datetime(2024, 10, 2, 12, tzinfo=dt.UTC)
WORDS = {
    "venue": "Torre Girona",
    "address": "Jordi Girona 31, Barcelona",
    "arrival": "Metro **L3**.",
    "access": "No steps.",
    "meals": "### Lunch\n\nSoup.",
    "members": "Wi-Fi: canary-4711",
}


@pytest.fixture
def release(cast: Cast, legal: Session) -> Release:
    start = dt.datetime(2024, 11, 7, 8, tzinfo=dt.UTC)
    end = start + dt.timedelta(hours=1)
    change_slot(legal, certainty="firm", starts_at=start, ends_at=end, by=cast.organiser)
    at = dt.datetime(2024, 9, 12, 12, tzinfo=dt.UTC)
    return release_programme(cast.cohort, kind="final", by=cast.organiser, at=at)


def write(cast: Cast, version: int = 0, **words: Any) -> None:
    phase = Phase.objects.get()
    change_practical(phase, version=version, by=cast.organiser, at=WRITTEN, **(words or WORDS))


def entry(path: str = "/udt-test/programme.ics") -> Any:
    return vobject.readOne(Client().get(path).content.decode()).vevent


@pytest.mark.parametrize(
    ("place", "venue", "address", "told"),
    [
        ("Room 2", "Torre Girona", "Girona 31", "Room 2, Torre Girona, Girona 31"),
        ("Torre Girona, room 2", "Torre Girona", "", "Torre Girona, room 2"),
        ("Barcelona", "Torre Girona", "Girona 31, Barcelona", "Torre Girona, Girona 31, Barcelona"),
        ("", "Torre Girona", "Girona 31", "Torre Girona, Girona 31"),
        ("Room 2", "", "", "Room 2"),
    ],
)
def test_the_location_is_place_venue_and_address_each_once(
    cast: Cast, legal: Session, place: str, venue: str, address: str, told: str
) -> None:
    Session.objects.update(place=place)
    days: dict[str, Any] = {"first_day": dt.date(2024, 11, 7), "last_day": dt.date(2024, 11, 7)}
    change_slot(legal, certainty="window", by=cast.organiser, **days)
    release_programme(cast.cohort, by=cast.organiser)
    write(cast, venue=venue, address=address)

    assert entry().location.value == told


def test_access_and_arrival_are_told_and_members_words_in_the_own_calendar_alone(
    cast: Cast, release: Release
) -> None:
    write(cast)
    public, own = entry().description.value, entry(f"/feeds/{token_of(cast.author)}.ics").description.value

    assert public.split("\n\n")[1:] == ["Access: No steps.", "Arrival: Metro L3."]
    assert own.split("\n\n")[1:] == [
        "Access: No steps.", "Arrival: Metro L3.", "For members: Wi-Fi: canary-4711",
    ]  # fmt: skip


def test_a_long_way_is_told_in_brief(cast: Cast, release: Release) -> None:
    write(cast, arrival="step " * 200)

    assert len(entry().description.value.split("Arrival: ")[1]) == 300


def test_an_online_session_has_no_way(cast: Cast, legal: Session, release: Release) -> None:
    Session.objects.update(format="online", place="")
    release_programme(cast.cohort, by=cast.organiser)
    write(cast)

    assert (entry().location.value, entry().description.value.count("Arrival")) == ("Online", 0)


def test_new_words_reach_a_calendar_without_raising_its_sequence(cast: Cast, release: Release) -> None:
    first = Client().get("/udt-test/programme.ics")
    write(cast)
    known = {"If-Modified-Since": first.headers["Last-Modified"]}
    second = Client().get("/udt-test/programme.ics", headers=known)
    told = vobject.readOne(second.content.decode()).vevent

    assert (second.status_code, second.headers["Last-Modified"]) == (200, "Wed, 02 Oct 2024 12:00:00 GMT")
    assert (told.sequence.value, f"{told.last_modified.value}") == ("0", "2024-10-02 12:00:00+00:00")


def test_public_files_of_other_kinds_hold_nothing_for_members(cast: Cast, release: Release) -> None:
    write(cast)
    kinds = ["ics", "json", "xml", "csv"]
    bodies = [Client().get(f"/udt-test/programme.{kind}").content for kind in kinds]

    assert [b"canary-4711" in body for body in bodies] == [False] * 4


def test_the_booklet_prints_the_public_words_under_their_phase(cast: Cast, release: Release) -> None:
    write(cast)
    html = compose(release, describe_edition(cast.cohort))

    assert html.count("canary-4711") == 0
    assert html.count("<dd><b>Torre Girona, Jordi Girona 31, Barcelona</b></dd>") == 1
    way = html.split('<div class="way">')
    assert [part.split("</h3>")[0] for part in way[1:]] == ["<h3>Arrival", "<h3>Access", "<h3>Meals"]
    assert way[3].count("<h4") == 1


def test_new_words_print_the_newest_booklet_anew_and_the_old_serves_meanwhile(
    cast: Cast, release: Release
) -> None:
    def paper(_release: Release, edition: dict[str, Any], *, on_progress: Any) -> bytes:
        venues = [words["venue"] for words in edition["phases"].values()]
        return f"%PDF {venues}".encode()

    ask_for_booklets()
    booklet = Booklet.objects.get()
    run_booklet(booklet.pk, printer=paper)
    quiet = ask_for_new_words()
    write(cast, venue="Torre Girona")
    asked = (ask_for_new_words(), ask_for_new_words())
    meanwhile = Client().get("/udt-test/programme.pdf")
    read = b"".join(meanwhile)
    old: Any = Booklet.objects.get().file
    run_booklet(booklet.pk, printer=paper)
    after = b"".join(Client().get("/udt-test/programme.pdf"))

    assert (quiet, asked) == (0, (1, 0))
    assert (read, after) == (b"%PDF []", b"%PDF ['Torre Girona']")
    assert old.storage.exists(old.name) is False
    assert [found for found in find_in_stories() if found.table == "programme_booklet"] == []


def test_a_booklet_that_knows_no_phases_is_not_printed_again_for_nothing(
    cast: Cast, release: Release
) -> None:
    ask_for_booklets()
    words = describe_edition(cast.cohort)
    del words["phases"]
    Booklet.objects.update(edition=words, state="done", file="programme/x.pdf")

    assert ask_for_new_words() == 0
