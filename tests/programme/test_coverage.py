"""Which cities have nobody in a track, and why."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cohorts.models import Tenure
from programme.domain.presence.coverage import cover
from programme.models import Session
from tests.conftest import Cast
from tests.factories.cohorts import CityFactory, CityPairFactory, SeatFactory, TenureFactory
from tests.factories.programme import TrackFactory
from tests.programme.promises import at, cities, session_on

BEFORE, AFTER = at("2024-11-01"), at("2024-12-01")


SINCE = at("2024-01-01")


@pytest.fixture
def tracks(cast: Cast) -> dict[str, Any]:
    Tenure.objects.filter(ended_at=None).update(started_at=SINCE)
    kinds = ("policy", "technical", "common")
    return {
        kind: TrackFactory(cohort=cast.cohort, code=kind, title=kind.title(), kind=kind) for kind in kinds
    }


@pytest.fixture
def need(cast: Cast, tracks: dict[str, Any]) -> Session:
    return session_on(cast.cohort, "need", "2024-11-07", track=tracks["policy"], kind="parallel")


@pytest.fixture
def data(cast: Cast, tracks: dict[str, Any], need: Session) -> Session:
    return session_on(
        cast.cohort, "data", "2024-11-07", "11:00-13:00", track=tracks["technical"], kind="parallel"
    )


def gaps(cast: Cast, when: dt.datetime = BEFORE) -> dict[str, tuple[int, list[tuple[str, list[str]]]]]:
    """By session: from how many cities somebody is there, and who is missing why."""
    found = cover(cast.cohort, at=when)
    return {
        each.session.code: (each.there, [(gap.reason.value, gap.cities) for gap in each.gaps])
        for slot in [*found.ahead, *found.over]
        for each in slot.covered
    }


def test_a_vacant_seat_and_two_of_one_profile_are_told_apart(
    cast: Cast, need: Session, data: Session
) -> None:
    riga = CityPairFactory(cohort=cast.cohort, city=CityFactory(slug="riga", name="Riga"))
    for number in (1, 2):
        TenureFactory(seat=SeatFactory(pair=riga, number=number, profile="policy"), started_at=SINCE)

    assert gaps(cast) == {
        "need": (3, []),
        "data": (1, [("vacant", ["Oslo"]), ("same", ["Riga"])]),
    }


def test_who_teaches_elsewhere_at_that_time_is_not_there(cast: Cast, need: Session, data: Session) -> None:
    need.trainers.create(name="Partner", user=cast.partner)

    assert gaps(cast)["data"] == (0, [("vacant", ["Oslo"]), ("teaches", ["Ghent"])])
    # Who teaches this very session is there.
    assert gaps(cast)["need"] == (2, [])


def test_one_person_in_both_seats_is_in_one_place(cast: Cast, need: Session, data: Session) -> None:
    TenureFactory(seat=cast.oslo.seats.get(number=2), user=cast.outsider, started_at=SINCE)

    assert gaps(cast) == {"need": (1, [("both", ["Oslo"])]), "data": (1, [("both", ["Oslo"])])}


def test_of_what_is_over_it_says_who_sat_there_then(cast: Cast, need: Session, data: Session) -> None:
    seat = cast.ghent.seats.get(number=2)
    seat.tenures.update(ended_at=at("2024-11-07", "11:00"))
    TenureFactory(seat=cast.oslo.seats.get(number=2), started_at=at("2024-11-08"))

    assert gaps(cast, AFTER) == {"need": (2, []), "data": (0, [("vacant", ["Ghent", "Oslo"])])}
    assert [len(slots) for slots in cover(cast.cohort, at=AFTER)[:2]] == [0, 1]


def test_slots_are_what_shares_time(cast: Cast, tracks: dict[str, Any], need: Session, data: Session) -> None:
    session_on(cast.cohort, "law", "2024-11-07", "13:00-14:00", track=tracks["policy"])
    session_on(cast.cohort, "dinner", "2024-11-07", "11:00-13:00", track=tracks["policy"], kind="social")
    session_on(cast.cohort, "all", "2024-11-07", "10:00-13:00", track=tracks["common"])
    session_on(cast.cohort, "gone", "2024-11-07", "10:00-13:00", track=tracks["policy"], state="cancelled")
    session_on(cast.cohort, "later", track=tracks["technical"])
    found = cover(cast.cohort, at=BEFORE)

    assert [(slot.title, [each.session.code for each in slot.covered]) for slot in found.ahead] == [
        ("Thursday 7 November 2024, 10:00 CET", ["need", "data"]),
        ("Thursday 7 November 2024, 13:00 CET", ["law"]),
    ]
    assert [session.code for session in found.waiting] == ["later"]


@pytest.mark.parametrize("number", [0, 60])
def test_more_cities_ask_no_more_questions(
    client: Client, cast: Cast, need: Session, data: Session, number: int, django_assert_num_queries: Any
) -> None:
    cities(cast.cohort, number)
    client.force_login(cast.organiser)
    with django_assert_num_queries(10):
        page = client.get(reverse("programme:coverage", args=["udt-test"]))

    assert page.status_code == 200


def test_the_page_says_it_in_words(client: Client, cast: Cast, need: Session, data: Session) -> None:
    client.force_login(cast.organiser)
    page = client.get(reverse("programme:coverage", args=["udt-test"])).content.decode()

    # Both are long over, and nobody of Oslo sat in the technical seat then.
    assert page.count("Oslo") == 1
    assert page.count("the seat is vacant") == 1
    assert page.count("1 of 2") == 1
    assert page.count("nobody is missing") == 1
