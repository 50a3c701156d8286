"""What is promised, as members read it; and how a city delivers its own part there."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.domain.deliveries import deliver_for
from programme.domain.extensions import grant_extension
from programme.domain.release import release_programme
from programme.models import Delivery, Output
from tests.conftest import Cast
from tests.factories.cohorts import TenureFactory
from tests.programme.promises import at, cities, owed_by_cities, session_on

PAGE = "/udt-test/outputs/"


@pytest.fixture
def brief(cast: Cast) -> Output:
    session = session_on(cast.cohort, "challenges", "2024-09-20")
    output = owed_by_cities(session, "City brief", due_days_after=3, section_uid="challenge")
    session.outputs.create(title="Minutes")
    release_programme(cast.cohort, by=cast.organiser)
    return output


def shown_to(client: Client, person: Any) -> Any:
    client.force_login(person)
    return client.get(PAGE)


def hand_in(output: Output, city: str) -> str:
    return reverse("programme:hand_in", args=["udt-test", output.pk, city])


def own(page: Any) -> list[tuple[str, str]]:
    """The parts that are the reader's: city and how it stands."""
    return [
        (str(mine.part.pair), mine.part.word)
        for _promised, parts in page.context["promised"]
        for mine, _ in parts
    ]


def test_a_city_reads_its_own_part_alone(client: Client, cast: Cast, brief: Output) -> None:
    deliver_for(brief, cast.oslo, by=cast.outsider, note="Snow ploughs.")
    ghent = shown_to(client, cast.author)
    oslo = shown_to(client, cast.outsider)
    text = ghent.content.decode()

    assert (own(ghent), own(oslo)) == ([("Ghent", "late")], [("Oslo", "delivered")])
    assert [text.count(words) for words in ("Snow ploughs", "Oslo", "of 2 cities")] == [0, 0, 0]
    assert oslo.content.decode().count("Snow ploughs.") == 1
    assert text.count('href="/udt-test/plans/ghent/#challenge"') == 1


@pytest.mark.parametrize(("name", "studio"), [("trainer", 0), ("observer", 0), ("organiser", 1)])
def test_who_has_a_role_reads_how_many(
    client: Client, cast: Cast, brief: Output, name: str, studio: int
) -> None:
    deliver_for(brief, cast.oslo, by=cast.outsider, note="Snow ploughs.")
    page = shown_to(client, getattr(cast, name))
    text = page.content.decode()

    assert own(page) == []
    assert text.count("1 of 2 cities have delivered it or need not.") == 1
    assert [text.count(words) for words in ("Snow ploughs", "Oslo", "Ghent", "late")] == [0, 0, 0, studio]


def test_nobody_is_told_of_what_no_release_holds(client: Client, cast: Cast, brief: Output) -> None:
    secret = owed_by_cities(session_on(cast.cohort, "secret", "2024-10-20"), "Secret")
    page = shown_to(client, cast.author)
    tried = client.post(hand_in(secret, "ghent"), {"move": "deliver", "note": "Guessed."})

    assert [each.account.output.title for each, _parts in page.context["promised"]] == [
        "City brief",
        "Minutes",
    ]
    assert tried.status_code == 404


def test_a_city_delivers_and_takes_it_back(client: Client, cast: Cast, brief: Output) -> None:
    client.force_login(cast.author)
    sent = {"move": "deliver", "note": "Heat, on one page.", "link": "ghent.example/heat"}
    done = client.post(hand_in(brief, "ghent"), sent)
    row = Delivery.objects.get()
    again = client.post(hand_in(brief, "ghent"), sent)
    back = client.post(hand_in(brief, "ghent"), {"move": "reopen"})

    assert done["Location"] == f"{PAGE}#o-{brief.pk}"
    assert (row.pair, row.state, row.note, row.link, row.said_by) == (
        cast.ghent,
        "delivered",
        "Heat, on one page.",
        "https://ghent.example/heat",
        cast.author,
    )
    assert (again.status_code, back.status_code) == (409, 302)
    assert Delivery.objects.get().state == "open"


def test_what_was_typed_comes_back_at_its_own_form(client: Client, cast: Cast, brief: Output) -> None:
    owed_by_cities(brief.session, "Photographs")
    client.force_login(cast.author)
    wrong = client.post(
        hand_in(brief, "ghent"), {"move": "deliver", "note": "", "link": "ghent.example/heat"}
    )
    text = wrong.content.decode()

    assert wrong.status_code == 422
    assert text.count('value="ghent.example/heat"') == 1
    assert text.count("Say in a line what it is") == 2
    assert text.count("<details open>") == 1


def test_more_time_is_read_with_its_reason(client: Client, cast: Cast, brief: Output) -> None:
    until = at("2090-01-14").date()
    grant_extension(brief, cast.oslo, until=until, reason="Elections.", by=cast.organiser)
    text = " ".join(shown_to(client, cast.outsider).content.decode().split())

    # Once in what is still to come, once at its own place.
    assert text.count("by Saturday 14 January 2090") == 2
    assert text.count("You have more time: Elections.") == 1
    assert shown_to(client, cast.author).content.decode().count("Elections") == 0


def test_who_sits_for_two_cities_delivers_for_each(client: Client, cast: Cast, brief: Output) -> None:
    TenureFactory(seat=cast.oslo.seats.get(number=2), user=cast.author)
    client.force_login(cast.author)
    client.post(hand_in(brief, "oslo"), {"move": "deliver", "note": "Snow."})

    assert own(client.get(PAGE)) == [("Ghent", "late"), ("Oslo", "delivered")]


@pytest.mark.parametrize(("name", "most"), [("author", 12), ("observer", 12)])
@pytest.mark.parametrize("number", [0, 60])
def test_more_cities_ask_no_more_questions(
    client: Client,
    cast: Cast,
    brief: Output,
    name: str,
    most: int,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    cities(cast.cohort, number)
    client.force_login(getattr(cast, name))
    with django_assert_num_queries(most):
        assert client.get(PAGE).status_code == 200


def test_another_zone_stands_beside_the_day(client: Client, cast: Cast, brief: Output) -> None:
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(time_zone="Europe/Madrid")
    same = shown_to(client, cast.author).content.decode()
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(time_zone="Europe/Helsinki")
    other = client.get(PAGE).content.decode()

    assert same.count("By Monday 23 September 2024 (Europe/Madrid)") == 0
    assert other.count("By Monday 23 September 2024 (Europe/Madrid)") == 1


def test_what_my_city_still_owes_stands_first(client: Client, cast: Cast, brief: Output) -> None:
    for title, days in (("Soon", 1), ("Sometime", None)):
        owed_by_cities(brief.session, title, due_days_after=days)
    page = shown_to(client, cast.author)
    for output in Output.objects.of_cohort(cast.cohort).of_cities():
        deliver_for(output, cast.ghent, by=cast.author, note="Ours.")
    done = client.get(PAGE)

    assert [account.output.title for account, _part in page.context["owing"]] == [
        "Soon",
        "City brief",
        "Sometime",
    ]
    assert page.content.decode().count("3 things are still to come from you") == 1
    assert done.content.decode().count("Your city owes nothing now.") == 1
    assert shown_to(client, cast.trainer).context["owing"] == []


def test_before_the_first_release_nothing_is_promised(client: Client, cast: Cast) -> None:
    owed_by_cities(session_on(cast.cohort, "challenges", "2024-09-20"))

    assert shown_to(client, cast.author).content.decode().count("Nothing is promised yet.") == 1
