"""A seat has one person at a time, and its past is never rewritten."""

import datetime as dt

import pytest
from django.db import IntegrityError

from accounts.domain.moves import Refused
from cohorts.domain.handing_over import hand_over_seat
from cohorts.domain.pairs import add_pair, withdraw_pair
from cohorts.domain.seating import end_tenure, seat_person
from cohorts.models import Invitation, Tenure
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import CityFactory, CohortFactory, TenureFactory

FEBRUARY = dt.datetime(2026, 2, 1, 9, tzinfo=dt.UTC)
MARCH = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
APRIL = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)
MAY = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def pair(db):
    return add_pair(CohortFactory(), CityFactory(name="Graz"), by=None, at=FEBRUARY)


@pytest.fixture
def seat(pair):
    return pair.seats.get(number=1)


def history(seat):
    return list(seat.tenures.values_list("user__name", "started_at", "ended_at"))


def test_a_person_is_seated(seat):
    organiser = UserFactory()

    tenure = seat_person(seat, UserFactory(name="Ada"), by=organiser, at=MARCH)

    assert history(seat) == [("Ada", MARCH, None)]
    event = seat.pair.events.last()
    assert (event.verb, event.by, event.at) == ("tenure begun", organiser, MARCH)
    assert event.note == f"seat 1, tenure {tenure.pk}"


def test_a_taken_seat_is_refused(seat):
    seat_person(seat, UserFactory(name="Ada"), by=None, at=MARCH)

    with pytest.raises(Refused, match="Somebody sits there already"):
        seat_person(seat, UserFactory(), by=None, at=APRIL)

    assert history(seat) == [("Ada", MARCH, None)]


def test_nobody_is_seated_into_the_past_of_another(seat):
    tenure = seat_person(seat, UserFactory(name="Ada"), by=None, at=MARCH)
    end_tenure(tenure, by=None, at=MAY)

    with pytest.raises(Refused, match="Somebody sits there already"):
        seat_person(seat, UserFactory(), by=None, at=APRIL)

    assert history(seat) == [("Ada", MARCH, MAY)]


def test_a_person_has_one_seat_in_an_edition(pair, seat):
    ada = UserFactory(name="Ada")
    seat_person(seat, ada, by=None)

    with pytest.raises(Refused, match="Ada has another seat"):
        seat_person(pair.seats.get(number=2), ada, by=None)


def test_a_person_may_sit_in_two_editions(seat):
    ada = UserFactory(name="Ada")
    seat_person(seat, ada, by=None)
    other = add_pair(CohortFactory(), seat.pair.city, by=None)

    seat_person(other.seats.get(number=2), ada, by=None)

    assert ada.tenures.count() == 2


def test_nobody_is_seated_for_a_withdrawn_city(pair, seat):
    withdraw_pair(pair, by=None)

    with pytest.raises(Refused, match="Graz has withdrawn"):
        seat_person(seat, UserFactory(), by=None)


def test_a_tenure_ends_once(seat):
    tenure = seat_person(seat, UserFactory(name="Ada"), by=None, at=MARCH)

    end_tenure(tenure, by=None, at=APRIL)

    assert history(seat) == [("Ada", MARCH, APRIL)]
    with pytest.raises(Refused, match="ended already"):
        end_tenure(tenure, by=None, at=MAY)
    assert history(seat) == [("Ada", MARCH, APRIL)]


def test_a_tenure_does_not_end_before_it_begins(seat):
    tenure = seat_person(seat, UserFactory(), by=None, at=APRIL)

    with pytest.raises(Refused, match="before it begins"):
        end_tenure(tenure, by=None, at=MARCH)


def test_a_replacement_begins_where_the_other_ends(seat):
    first = seat_person(seat, UserFactory(name="Ada"), by=None, at=MARCH)

    end_tenure(first, by=None, at=APRIL)
    seat_person(seat, UserFactory(name="Ben"), by=None, at=APRIL)

    assert history(seat) == [("Ada", MARCH, APRIL), ("Ben", APRIL, None)]
    assert [event.verb for event in seat.pair.events.all()][-2:] == ["tenure ended", "tenure begun"]


@pytest.mark.django_db(transaction=True)
def test_of_two_seated_at_once_one_sits():
    seat = add_pair(CohortFactory(), CityFactory(), by=None).seats.get(number=1)
    people = [UserFactory(), UserFactory()]

    results = at_once(*[lambda user=user: seat_person(seat, user, by=None) for user in people])

    assert sorted(type(result).__name__ for result in results) == ["Refused", "Tenure"]
    assert Tenure.objects.count() == 1


def test_a_seat_is_handed_over_by_invitation(seat):
    first = seat_person(seat, UserFactory(name="Ada"), by=None, at=MARCH)

    invitation = hand_over_seat(first, "ben@example.org", name="Ben", by=None, at=APRIL)

    assert history(seat) == [("Ada", MARCH, APRIL)]
    assert (invitation.email, invitation.seat, invitation.state) == ("ben@example.org", seat, "sent")
    with pytest.raises(Refused):
        hand_over_seat(first, "cleo@example.org", by=None, at=APRIL)
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    "make",
    [
        lambda seat: [TenureFactory(seat=seat) for _ in range(2)],
        lambda seat: TenureFactory(seat=seat, started_at=APRIL, ended_at=MARCH),
    ],
    ids=["two in a seat", "ends before it starts"],
)
def test_the_database_holds_it_too(seat, make):
    with pytest.raises(IntegrityError):
        make(seat)
