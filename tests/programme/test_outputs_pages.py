"""Outputs and readiness, as organisers see and change them."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.domain.deliveries import deliver_for
from programme.domain.needs import set_needs
from programme.domain.release import release_programme
from programme.models import Delivery, Extension, Need, Output
from tests.conftest import Cast
from tests.programme.promises import cities, owed_by_cities, session_on


@pytest.fixture
def brief(cast: Cast) -> Output:
    """Due long ago, of a session that another one needs."""
    session = session_on(cast.cohort, "challenges", "2024-09-20", order=1)
    output = owed_by_cities(session, "City brief", due_days_after=3)
    peers = session_on(cast.cohort, "peers", "2024-11-07", order=2)
    set_needs(peers, [output], by=cast.organiser)
    return output


@pytest.fixture
def studio(client: Client, cast: Cast, brief: Output) -> Client:
    client.force_login(cast.organiser)
    return client


def page(name: str, *args: Any) -> str:
    return reverse(f"programme:{name}", args=["udt-test", *args])


def test_the_page_says_who_is_late_and_what_waits(studio: Client, cast: Cast, brief: Output) -> None:
    deliver_for(brief, cast.ghent, by=cast.author, note="Heat.")
    shown = studio.get(page("outputs"))
    text = " ".join(shown.content.decode().split())

    assert [account.output for account in shown.context["late"]] == [brief]
    assert text.count("late for 1 city") == 1
    assert text.count("Oslo. Due by Monday 23 September 2024.") == 1
    assert text.count('Needs it first: <a href="/udt-test/studio/programme/peers/">Peers</a>') == 1
    assert text.count("1 of 2 cities") == 1
    assert text.count("<svg") >= 1
    assert text.count('class="ch-line ch-line--late"') == 1


def test_an_edition_without_outputs_says_what_will_stand_there(client: Client, cast: Cast) -> None:
    client.force_login(cast.organiser)
    shown = client.get(page("outputs")).content.decode()

    assert shown.count("What the sessions promise will stand here") == 1


@pytest.mark.parametrize("number", [0, 60])
@pytest.mark.parametrize(("name", "most"), [("outputs", 11), ("output", 12)])
def test_more_cities_ask_no_more_questions(
    studio: Client,
    cast: Cast,
    brief: Output,
    name: str,
    most: int,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    release_programme(cast.cohort, by=cast.organiser)
    for pair in cities(cast.cohort, number):
        deliver_for(brief, pair, by=cast.organiser)
    args = [brief.pk] if name == "output" else []
    with django_assert_num_queries(most):
        assert studio.get(page(name, *args)).status_code == 200


def test_cities_are_narrowed_by_how_they_stand(studio: Client, cast: Cast, brief: Output) -> None:
    deliver_for(brief, cast.ghent, by=cast.author, note="Heat.")

    def shown(state: str) -> list[str]:
        found = studio.get(page("output", brief.pk), {"state": state}).context
        return [str(part.pair) for part in found["shown"]]

    assert studio.get(page("output", brief.pk)).context["counts"] == {
        "late": 1,
        "open": 0,
        "delivered": 1,
        "waived": 0,
    }
    assert [shown(state) for state in ("", "late", "delivered", "open", "made-up")] == [
        ["Ghent", "Oslo"],
        ["Oslo"],
        ["Ghent"],
        [],
        ["Ghent", "Oslo"],
    ]


def test_an_organiser_settles_it_for_one_city(studio: Client, cast: Cast, brief: Output) -> None:
    oslo = page("part", brief.pk, "oslo")
    wrong = studio.post(oslo, {"move": "waive", "note": "", "link": ""})
    odd = studio.post(oslo, {"move": "deliver", "note": "Typed", "link": "nothing like a link"})
    done = studio.post(oslo, {"move": "waive", "note": "Elections."})
    record = studio.get(oslo).content.decode()

    assert (wrong.status_code, odd.status_code, done.status_code) == (422, 422, 302)
    assert odd.content.decode().count('value="Typed"') == 1
    assert odd.content.decode().count('value="nothing like a link"') == 1
    assert [(row.pair, row.state, row.note) for row in Delivery.objects.all()] == [
        (cast.oslo, "waived", "Elections.")
    ]
    assert record.count("Waived: Elections.") == 1
    assert studio.post(oslo, {"move": "sell"}).status_code == 400


def test_an_organiser_settles_it_for_all(studio: Client, cast: Cast, brief: Output) -> None:
    studio.post(page("output", brief.pk), {"move": "waive", "note": "Nobody reads it."})
    oslo = studio.get(page("part", brief.pk, "oslo")).content.decode()

    assert Output.objects.get().state == "waived"
    assert oslo.count("settled this for every city at once") == 1
    assert studio.post(page("part", brief.pk, "oslo"), {"move": "deliver"}).status_code == 409


def test_more_time_is_given_and_taken_back(studio: Client, cast: Cast, brief: Output) -> None:
    extend = page("extend", brief.pk, "oslo")
    early = studio.post(extend, {"until": "2024-09-20", "reason": "Snow."})
    empty = studio.post(extend, {"until": "someday", "reason": ""})
    studio.post(extend, {"until": "2024-10-01", "reason": "Snow."})
    given = Extension.objects.get()
    shown = studio.get(page("part", brief.pk, "oslo")).content.decode()
    studio.post(page("extension_back", brief.pk, "oslo"))

    assert (early.status_code, empty.status_code) == (422, 422)
    assert early.content.decode().count("Choose a later day.") == 2
    assert early.content.decode().count('value="Snow."') == 1
    assert (given.pair, given.until, given.reason) == (cast.oslo, dt.date(2024, 10, 1), "Snow.")
    assert shown.count("Until the end of Tuesday 1 October 2024: Snow.") == 1
    assert Extension.objects.count() == 0


def test_what_a_session_needs_is_chosen(studio: Client, cast: Cast, brief: Output) -> None:
    other = owed_by_cities(session_on(cast.cohort, "guide"), "Guide")
    offered = studio.get(page("needs", "peers")).context["form"]
    studio.post(page("needs", "peers"), {"outputs": [other.pk]})
    circle = studio.post(page("needs", "guide"), {"outputs": [brief.pk]})
    closed = studio.post(page("needs", "challenges"), {"outputs": [other.pk]})

    assert offered.fields["outputs"].choices == [
        ("Challenges", [(str(brief.pk), "City brief")]),
        ("Guide", [(str(other.pk), "Guide")]),
    ]
    assert offered.fields["outputs"].initial == [str(brief.pk)]
    assert circle.status_code == 302
    assert closed.status_code == 422
    assert closed.content.decode().count("would close a circle") == 2
    assert closed.content.decode().count("checked") == 1
    assert sorted(Need.objects.values_list("session__code", "output__title")) == [
        ("guide", "City brief"),
        ("peers", "Guide"),
    ]


def test_what_a_mere_idea_promises_has_its_page_too(studio: Client, cast: Cast) -> None:
    output = owed_by_cities(session_on(cast.cohort, "idea", state="idea"), "Perhaps")

    assert studio.get(page("output", output.pk)).status_code == 200
    assert studio.get(page("part", output.pk, "oslo")).status_code == 200


def test_a_long_hostile_title_is_cut_and_harmless(studio: Client, cast: Cast) -> None:
    title = "<script>alert(1)</script>" + "Q" * 175
    session = session_on(cast.cohort, "long", "2024-09-20")
    type(session).objects.filter(pk=session.pk).update(title=title)
    output = owed_by_cities(session, title)
    set_needs(cast.cohort.sessions.get(code="peers"), [output], by=cast.organiser)
    shown = studio.get(page("outputs"))

    assert shown.content.decode().count("<script>alert") == 0
    assert max(len(row.text) for row in shown.context["picture"].rows) == 46
