"""Practical information of a phase: written with a version, read by whom it concerns."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.domain.moves import Refused
from programme.domain.practical import change_practical, practical_of, written_for
from programme.domain.release import release_programme
from programme.models import Phase, Practical, ProgrammeEvent, Session
from tests.at_once import at_once
from tests.conftest import Cast

PAGE, EDIT = "/udt-test/practical/", "/udt-test/studio/programme/phases/training/practical/"
WORDS = {
    "venue": "Torre Girona",
    "address": "Carrer de Jordi Girona 31, Barcelona",
    "arrival": "Metro **L3** to Palau Reial.",
    "access": "No steps.\n\n- An induction loop",
    "meals": "Lunch is there.",
    "contacts": "The front desk.",
    "members": "Wi-Fi: canary-4711",
}


def write(cast: Cast, version: int = 0, **words: Any) -> list[str]:
    return change_practical(Phase.objects.get(), version=version, by=cast.organiser, **(words or WORDS))


def test_it_is_stored_with_a_version_and_told_on_the_record(cast: Cast, legal: Session) -> None:
    first = write(cast, venue="Torre Girona")
    second = write(cast, 1, venue="Torre Girona", access="No steps.")
    third = write(cast, 2, access="No steps.")

    assert (first, second, third) == (["venue"], ["access"], [])
    assert Practical.objects.get().version == 2
    events = ProgrammeEvent.objects.filter(verb="changed practical information").order_by("pk")
    assert [event.note for event in events] == ["training: venue", "training: access"]


@pytest.mark.parametrize("version", [0, 2])
def test_what_was_written_on_something_old_is_refused(cast: Cast, legal: Session, version: int) -> None:
    write(cast, venue="Torre Girona")
    with pytest.raises(Refused):
        write(cast, version, venue="Elsewhere")

    assert practical_of(cast.cohort)["training"].venue == "Torre Girona"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_at_once_one_is_told(cast: Cast, legal: Session) -> None:
    write(cast, venue="Torre Girona")
    results = at_once(lambda: write(cast, 1, venue="North"), lambda: write(cast, 1, venue="South"))

    assert sorted(type(result).__name__ for result in results) == ["Refused", "list"]
    assert Practical.objects.get().version == 2


def test_a_phase_without_words_has_an_empty_row_that_is_not_stored(legal: Session) -> None:
    row = written_for(Phase.objects.get())

    assert (row._state.adding, row.version, row.venue) == (True, 0, "")


def test_the_page_shows_each_part_to_whom_it_concerns(cast: Cast, legal: Session) -> None:
    write(cast)
    release_programme(cast.cohort, by=cast.organiser)
    bodies = {}
    for name, person in cast.all().items():
        client = Client()
        if name != "visitor":
            client.force_login(person)  # type: ignore[arg-type]
        bodies[name] = client.get(PAGE).content.decode()

    members = ["author", "partner", "outsider", "trainer", "observer", "organiser"]
    assert [name for name, body in bodies.items() if "canary-4711" in body] == members
    assert [name for name, body in bodies.items() if "<strong>L3</strong>" not in body] == []
    stay = bodies["visitor"].split('id="stay-training"')[1].split("</section>")[0]
    assert re.findall(r"<h([23])[^>]*>([^<]+)<", stay) == [
        ("2", "Training"), ("3", "Arrival"), ("3", "Access"), ("3", "Meals"), ("3", "Contacts"),
    ]  # fmt: skip


def test_a_phase_without_sessions_in_person_or_without_release_shows_nothing(
    client: Client, cast: Cast, legal: Session
) -> None:
    write(cast)
    before = client.get(PAGE).content.decode()
    Session.objects.update(format="online")
    release_programme(cast.cohort, by=cast.organiser)
    online = client.get(PAGE).content.decode()

    assert [body.count("Torre Girona") for body in (before, online)] == [0, 0]


def test_an_empty_phase_invites_its_organisers_to_write(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    release_programme(cast.cohort, by=cast.organiser)
    own = organiser.get(PAGE).content.decode()
    visitor = Client().get(PAGE).content.decode()

    assert (own.count(f'href="{EDIT}"'), visitor.count(f'href="{EDIT}"')) == (2, 0)
    assert visitor.count("have not written yet how to get there") == 1


def test_organisers_write_it_on_a_form(organiser: Client, cast: Cast, legal: Session) -> None:
    page = organiser.get(EDIT).content.decode()
    stored = organiser.post(EDIT, {**WORDS, "version": "0"})

    assert page.count('name="version" value="0"') == 1
    assert (stored.status_code, stored.headers["Location"]) == (302, PAGE)
    assert practical_of(cast.cohort)["training"].members == "Wi-Fi: canary-4711"


def test_two_organisers_are_told_and_what_was_typed_stays(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    write(cast, venue="North hall")
    late = organiser.post(EDIT, {"venue": "South hall", "version": "0"})
    body = late.content.decode()
    again = organiser.post(EDIT, {"venue": "South hall", "version": "1"})

    assert late.status_code == 422
    assert body.count('value="South hall"') == 1
    assert body.count('name="version" value="1"') == 1
    assert re.findall(r"<dt>(.+?)</dt><dd>(.+?)</dd>", body.split('id="now-h"')[1].split("</dl>")[0]) == [
        ("Venue", "North hall")
    ]
    assert (again.status_code, practical_of(cast.cohort)["training"].venue) == (302, "South hall")


@pytest.mark.parametrize("typed", [{"venue": "x" * 201}, {"arrival": "x" * 5001}, {"version": "many"}])
def test_bad_input_is_answered_with_what_was_typed(
    organiser: Client, legal: Session, typed: dict[str, str]
) -> None:
    answer = organiser.post(EDIT, {"meals": "Soup", **typed})

    assert (answer.status_code, answer.content.decode().count("Soup")) == (422, 1)
    assert Practical.objects.count() == 0


def test_the_page_asks_no_more_for_more_phases(
    client: Client, cast: Cast, legal: Session, django_assert_max_num_queries: object
) -> None:
    write(cast)
    release_programme(cast.cohort, by=cast.organiser)
    client.force_login(cast.author)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(PAGE)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_first_at_once_one_is_told(cast: Cast, legal: Session) -> None:
    results = at_once(lambda: write(cast, venue="North"), lambda: write(cast, venue="South"))

    assert sorted(type(result).__name__ for result in results) == ["Refused", "list"]
    assert Practical.objects.get().version == 1
