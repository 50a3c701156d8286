"""Organisers see who will be told what, read every draft, and send them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cohorts.enums import Profile
from outbox.models import Message
from programme.domain.messages.sending import send_all
from programme.models import Mailing, ReleaseMessage
from tests.conftest import Cast
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import CityFactory, CityPairFactory, SeatFactory, TenureFactory
from tests.programme.telling import plan, put, release, told, utc

REHEARSAL = "/udt-test/studio/programme/release/"
PAGE = f"{REHEARSAL}1/messages/"


@pytest.fixture
def organiser(client: Client, cast: Cast) -> Iterator[Client]:
    """At the studio on the day of the release, before anything of it is over."""
    plan(cast)
    with time_machine.travel(utc(1, 0)):
        client.force_login(cast.organiser)
        yield client


@pytest.fixture
def mailing(organiser: Client, cast: Cast) -> Mailing:
    return release(cast).mailing


def address(found: ReleaseMessage, *more: str) -> str:
    return "/".join([f"{PAGE}{found.pk}", *more, ""])


def text_of(body: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body.decode()))


def seat_cities(cast: Cast, number: int) -> None:
    for at in range(number):
        pair = CityPairFactory(cohort=cast.cohort, city=CityFactory(slug=f"city-{at}", name=f"City {at}"))
        for seat, profile in enumerate((Profile.POLICY, Profile.TECHNICAL), start=1):
            official = UserFactory(name=f"{profile} of {at}", email=f"{profile}-{at}@example.org")
            TenureFactory(seat=SeatFactory(pair=pair, number=seat, profile=profile), user=official)


def test_a_rehearsal_says_who_is_told_what_and_what_calendars_do(
    organiser: Client, mailing: Mailing, cast: Cast
) -> None:
    send_all(mailing, by=cast.organiser)
    put(cast, "law", 6, 8)

    body = organiser.get(REHEARSAL)

    assert re.findall(r"<summary><b>(\d+ \w+)</b>: ([^<]+)</summary>", body.content.decode()) == [
        ("4 people", "1 moved")
    ]
    said = text_of(body.content)
    assert said.count("2 people get nothing, because nothing concerns them.") == 1
    assert said.count("Ghent (Policy)") == 1


def test_a_rehearsal_says_what_was_never_sent(organiser: Client, mailing: Mailing, cast: Cast) -> None:
    words = "messages of earlier releases were never sent"
    assert text_of(organiser.get(REHEARSAL).content).count(f"6 {words}") == 1

    send_all(mailing, by=cast.organiser)

    assert text_of(organiser.get(REHEARSAL).content).count(words) == 0


@pytest.mark.parametrize("cities", [1, 30])
def test_a_rehearsal_asks_the_same_for_few_cities_and_many(
    organiser: Client, mailing: Mailing, cast: Cast, cities: int, django_assert_max_num_queries: Any
) -> None:
    send_all(mailing, by=cast.organiser)
    seat_cities(cast, cities)
    put(cast, "plenary", 1, 9)
    organiser.get(REHEARSAL)

    with django_assert_max_num_queries(24):
        organiser.get(REHEARSAL)


@pytest.mark.parametrize("cities", [1, 30])
def test_the_list_asks_the_same_for_few_cities_and_many(
    organiser: Client, cast: Cast, cities: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat_cities(cast, cities)
    release(cast)
    organiser.get(PAGE)

    # Besides the session and the user: the cohort, the reader's roles there, the release, its mailing, the
    # messages, the newest release; who is there now: roles, seats, trainers.
    with django_assert_num_queries(11):
        organiser.get(PAGE)


def test_the_list_says_who_gets_what_and_why(organiser: Client, mailing: Mailing) -> None:
    said = text_of(organiser.get(PAGE).content)

    assert said.count("6 waiting to be sent") == 1
    assert (
        said.count("Ghent (Technical) Your programme of Urban Digital Twins 2024 with 2 calendar entries")
        == 1
    )


def test_a_note_is_stored_for_all(organiser: Client, mailing: Mailing) -> None:
    answer = organiser.post(PAGE, {"text": "Dear all,", "version": "1"})
    late = organiser.post(PAGE, {"text": "Mine instead", "version": "1"})
    long = organiser.post(PAGE, {"text": "x" * 5001, "version": "2"})

    assert (answer.headers["Location"], late.status_code, long.status_code) == (PAGE, 409, 422)
    assert (late.content.decode().count("Mine instead"), long.content.decode().count("x" * 5001)) == (1, 1)
    assert Mailing.objects.get().note == "Dear all,"


def test_a_draft_is_edited_and_what_came_too_late_is_shown(organiser: Client, mailing: Mailing) -> None:
    page = address(told(mailing, "author"))
    words = {"subject": "For you", "text": "Dear Ghent,", "version": "1"}

    assert organiser.get(page).content.decode().count("Dear Author,") == 1
    assert organiser.post(page, words).headers["Location"] == page
    late = organiser.post(page, {**words, "text": "My version"})
    empty = organiser.post(page, {"subject": "Kept", "text": "", "version": "2"})

    assert (late.status_code, empty.status_code) == (409, 422)
    assert (late.content.decode().count("My version"), empty.content.decode().count('value="Kept"')) == (1, 1)
    assert told(mailing, "author").message.text == "Dear Ghent,"


def test_one_is_held_back_put_back_and_sent(organiser: Client, mailing: Mailing) -> None:
    page = address(told(mailing, "author"), "move")

    states = []
    for move in ("hold", "back", "send"):
        assert organiser.post(page, {"move": move}).headers["Location"] == PAGE
        states.append(Message.objects.get(address="author@example.org").state)

    assert states == ["suppressed", "drafted", "queued"]
    assert [organiser.post(page, {"move": move}).status_code for move in ("hold", "send", "fly")] == [
        409,
        409,
        400,
    ]


def test_all_are_sent_with_one_button(organiser: Client, mailing: Mailing) -> None:
    first = organiser.post(f"{PAGE}send/", follow=True)
    again = organiser.post(f"{PAGE}send/", follow=True)

    assert text_of(first.content).count("6 messages are on their way.") == 1
    assert text_of(again.content).count("Nothing waits to be sent") == 1
    assert Message.objects.drafted().count() == 0


def test_what_was_sent_is_read_and_not_edited(organiser: Client, mailing: Mailing, cast: Cast) -> None:
    send_all(mailing, by=cast.organiser)
    page = address(told(mailing, "author"))

    body = organiser.get(page).content.decode()

    assert (body.count("<textarea"), body.count("Dear Author,"), body.count("law.ics")) == (0, 1, 1)
    assert organiser.post(page, {"subject": "Late", "text": "Late", "version": "1"}).status_code == 409


def test_the_studio_and_the_desk_say_what_waits(organiser: Client, mailing: Mailing, cast: Cast) -> None:
    line = "6 messages of release 1 wait to be sent"
    pages = [reverse("programme:studio", args=["udt-test"]), "/desk/"]
    assert [organiser.get(page).content.decode().count(line) for page in pages] == [1, 1]

    send_all(mailing, by=cast.organiser)

    assert [organiser.get(page).content.decode().count("to be sent") for page in pages] == [0, 0]


def test_a_release_that_changes_nothing_for_anybody_says_so(
    organiser: Client, mailing: Mailing, cast: Cast
) -> None:
    send_all(mailing, by=cast.organiser)
    second = release(cast)

    said = text_of(organiser.get(f"{REHEARSAL}{second.number}/messages/").content)

    assert said.count("This release changed nothing for anybody, so there is nothing to send.") == 1


def test_a_message_is_of_its_own_release(organiser: Client, mailing: Mailing, cast: Cast) -> None:
    release(cast)
    one = told(mailing, "author").pk

    answers = [organiser.get(f"{REHEARSAL}{number}/messages/{one}/").status_code for number in (1, 2, 9)]

    assert answers == [200, 404, 404]
