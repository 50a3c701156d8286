"""A person's own calendar: what is expected of the seat, at an address that can be renewed."""

import datetime as dt
from typing import Any

import pytest
import vobject
from django.test import Client
from django.utils import timezone

from cohorts.models import Tenure
from programme.domain.own_feed import person_of, renew_token, token_of
from programme.domain.release import release_programme
from programme.domain.sessions import Trainer, set_trainers
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session
from programme.models import Session
from tests.conftest import Cast
from tests.factories.programme import SessionFactory, TrackFactory

SECRET = "https://meet.example/secret"


def utc(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2024, 11, day, hour, tzinfo=dt.UTC)


@pytest.fixture
def programme(cast: Cast) -> None:
    """One for all, online; two side by side, of which the trainer teaches the technical one; one undated."""
    for order, (code, kind) in enumerate(
        (("plenary", "common"), ("law", "policy"), ("data", "technical"), ("open", "common")), start=1
    ):
        track = TrackFactory(cohort=cast.cohort, kind=kind)
        online = {"format": "online", "joining_link": SECRET} if code == "plenary" else {}
        session = SessionFactory(
            cohort=cast.cohort, code=code, title=code.title(), order=order, track=track, **online
        )
        if code != "open":
            start, end = utc(order, 8), utc(order, 9)
            change_slot(session, certainty="firm", starts_at=start, ends_at=end, by=cast.organiser)
    set_trainers(Session.objects.get(code="data"), [Trainer("Trainer", user=cast.trainer)], by=cast.organiser)
    release_programme(cast.cohort, kind="final", by=cast.organiser)


def entries(person: Any) -> list[Any]:
    answer = Client().get(f"/feeds/{token_of(person)}.ics")
    assert answer.status_code == 200
    found = vobject.readOne(answer.content.decode())
    return list(getattr(found, "vevent_list", []))


def titles(person: Any) -> list[str]:
    return [entry.summary.value for entry in entries(person)]


@pytest.mark.usefixtures("programme")
def test_each_finds_what_the_seat_or_the_role_is_expected_at(cast: Cast) -> None:
    who = ("author", "partner", "trainer", "observer", "organiser", "stranger", "former", "superuser")

    assert {name: titles(getattr(cast, name)) for name in who} == {
        "author": ["Plenary", "Law"],
        "partner": ["Plenary", "Data"],
        "trainer": ["Plenary", "Data"],
        "observer": ["Plenary", "Law", "Data"],
        "organiser": ["Plenary", "Law", "Data"],
        "stranger": [],
        "former": [],
        "superuser": [],
    }


@pytest.mark.usefixtures("programme")
def test_it_says_how_to_join_and_has_no_method(cast: Cast) -> None:
    answer = Client().get(f"/feeds/{token_of(cast.author)}.ics")

    plenary, law = entries(cast.author)
    assert plenary.description.value.rpartition("\n")[2] == f"Join: {SECRET}"
    assert plenary.conference.value == SECRET
    assert law.description.value.count("Join") == 0
    assert answer.content.count(b"METHOD") == 0
    assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.usefixtures("programme")
def test_an_entry_is_the_same_as_in_the_public_file(cast: Cast) -> None:
    public = vobject.readOne(Client().get("/udt-test/programme.ics").content.decode()).vevent_list

    own = entries(cast.organiser)

    assert [entry.uid.value for entry in own] == [entry.uid.value for entry in public]


@pytest.mark.usefixtures("programme")
def test_what_is_cancelled_stays_as_cancelled_and_says_no_more_how_to_join(cast: Cast) -> None:
    cancel_session(Session.objects.get(code="plenary"), by=cast.organiser)
    release_programme(cast.cohort, kind="final", by=cast.organiser)

    plenary, law = entries(cast.author)

    assert [(each.status.value, each.sequence.value) for each in (plenary, law)] == [
        ("CANCELLED", "1"),
        ("CONFIRMED", "0"),
    ]
    assert plenary.description.value.count("Join") == 0


@pytest.mark.usefixtures("programme")
def test_who_has_left_keeps_the_address_and_finds_nothing_there(cast: Cast) -> None:
    token = token_of(cast.author)
    Tenure.objects.filter(user=cast.author).update(ended_at=timezone.now())

    assert (token_of(cast.author), titles(cast.author)) == (token, [])


def test_a_renewed_address_ends_the_old_one(client: Client, cast: Cast) -> None:
    old = token_of(cast.author)
    client.force_login(cast.author)

    client.post("/desk/calendar/renew/")

    new = token_of(cast.author)
    assert [Client().get(f"/feeds/{token}.ics").status_code for token in (old, new)] == [404, 200]
    assert client.get("/desk/calendar/").content.decode().count(f"/feeds/{new}.ics") == 2


def test_an_address_is_its_persons_alone(cast: Cast) -> None:
    author, partner = token_of(cast.author), token_of(cast.partner)

    assert (person_of(author), person_of(partner)) == (cast.author, cast.partner)
    stolen = f"{cast.partner.pk}-{author.partition('-')[2]}"
    made_up = ("", "-", "1", "x-y", f"{cast.author.pk}-", f"{cast.stranger.pk}-{'0' * 40}", f"{'9' * 400}-a")
    assert [person_of(token) for token in (stolen, *made_up)] == [None] * 8
    cast.author.is_active = False
    cast.author.save()
    assert person_of(author) is None


def test_each_renewal_is_another_address(cast: Cast) -> None:
    tokens = [token_of(cast.author), *(renew_token(cast.author) for _each in range(3))]

    assert len(set(tokens)) == 4
    assert [person_of(token) for token in tokens] == [None, None, None, cast.author]
