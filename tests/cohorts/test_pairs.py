"""Cities come, are marked where they are odd, withdraw and return."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.domain.moves import Refused
from cohorts.domain.cities import add_city
from cohorts.domain.pairs import (
    activate_pair,
    add_pair,
    change_pair,
    invite_pair,
    return_pair,
    withdraw_pair,
)
from cohorts.models import City, CityPair, Seat
from tests.at_once import at_once
from tests.factories.cohorts import CityFactory, CityPairFactory, CohortFactory, SeatFactory, TenureFactory

JULY = dt.datetime(2026, 7, 1, 8, tzinfo=dt.UTC)
GRAZ = {"slug": "graz", "name": "Graz", "country": "AT", "time_zone": "Europe/Vienna"}


def seats_of(pair):
    return list(pair.seats.values_list("number", "profile"))


def test_a_city_is_added(db):
    cohort = CohortFactory()

    city = add_city(**{**GRAZ, "country": "at"}, local_name="Graz", cohort=cohort, by=None, at=JULY)

    assert (city.slug, city.country, city.time_zone) == ("graz", "AT", "Europe/Vienna")
    assert list(cohort.events.values_list("verb", "note", "at")) == [("city added", "graz", JULY)]
    assert cohort.pairs.count() == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"slug": "by-section"}, "slug"),
        ({"slug": "Graz"}, "slug"),
        ({"name": ""}, "name"),
        ({"country": "A1"}, "country"),
        ({"country": "AUT"}, "country"),
        ({"time_zone": "CET/Vienna"}, "time_zone"),
    ],
)
def test_a_city_with_a_mistake_is_refused(db, wrong, field):
    with pytest.raises(ValidationError) as caught:
        add_city(**{**GRAZ, **wrong}, by=None)

    assert list(caught.value.message_dict) == [field]
    assert City.objects.count() == 0


def test_an_added_pair_takes_part_with_two_seats(db):
    pair = add_pair(CohortFactory(), CityFactory(), level=3, themes="heat", languages="de, en", by=None)

    assert (pair.state, pair.level, pair.themes, pair.languages) == ("active", 3, "heat", "de, en")
    assert seats_of(pair) == [(1, "policy"), (2, "technical")]
    assert list(pair.events.values_list("verb", flat=True)) == ["pair active"]


def test_an_invited_pair_waits(db):
    pair = invite_pair(CohortFactory(), CityFactory(), profiles=("technical", "technical"), by=None)

    assert (pair.state, seats_of(pair)) == ("invited", [(1, "technical"), (2, "technical")])


def test_a_city_has_one_pair_in_an_edition(db):
    pair = CityPairFactory(city__name="Graz")

    with pytest.raises(Refused, match="Graz has a pair in this edition already"):
        add_pair(pair.cohort, pair.city, by=None)

    assert (CityPair.objects.count(), Seat.objects.count()) == (1, 0)


@pytest.mark.parametrize("wrong", [{"level": 5}, {"level": -1}, {"profiles": ("policy", "poet")}])
def test_a_pair_with_a_mistake_is_refused_whole(db, wrong):
    with pytest.raises(ValidationError):
        add_pair(CohortFactory(), CityFactory(), by=None, **wrong)

    assert CityPair.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_city_added_twice_at_once_is_in_once():
    cohort, city = CohortFactory(), CityFactory()

    def add():
        return add_pair(cohort, city, by=None)

    results = at_once(add, add)

    assert sorted(type(result).__name__ for result in results) == ["CityPair", "Refused"]
    assert Seat.objects.count() == 2


def test_a_pair_is_changed(db):
    pair = add_pair(CohortFactory(), CityFactory(), by=None)

    change_pair(pair, level=4, themes="floods", profiles=("technical", "technical"), by=None)

    pair.refresh_from_db()
    assert (pair.level, pair.themes, pair.languages) == (4, "floods", "")
    assert seats_of(pair) == [(1, "technical"), (2, "technical")]
    with pytest.raises(ValidationError):
        change_pair(pair, level=9, by=None)


def test_a_pair_is_activated_withdraws_and_returns(db):
    pair = invite_pair(CohortFactory(), CityFactory(), by=None)

    activate_pair(pair, by=None)
    withdraw_pair(pair, by=None, note="no time")
    return_pair(pair, by=None)

    moved = pair.events.values_list("before", "after", "note")[1:]
    assert list(moved) == [
        ("invited", "active", ""),
        ("active", "withdrawn", "no time"),
        ("withdrawn", "active", ""),
    ]


@pytest.mark.parametrize(
    ("step", "state"), [(activate_pair, "active"), (return_pair, "active"), (withdraw_pair, "withdrawn")]
)
def test_a_move_is_not_made_twice(db, step, state):
    pair = CityPairFactory(state=state)

    with pytest.raises(Refused):
        step(pair, by=None)


def test_oddities_are_said(db):
    pair = CityPairFactory()
    first, second = SeatFactory(pair=pair, number=1), SeatFactory(pair=pair, number=2, profile="policy")
    assert pair.oddities() == ["Both seats are vacant", "Both seats have the same profile"]

    TenureFactory(seat=first)
    assert pair.oddities() == ["One person only", "Both seats have the same profile"]

    Seat.objects.filter(pk=second.pk).update(profile="technical")
    TenureFactory(seat=second)
    assert CityPair.objects.get().oddities() == []


@pytest.mark.parametrize(
    "make",
    [
        lambda pair: CityPairFactory(cohort=pair.cohort, city=pair.city),
        lambda pair: CityPairFactory(level=5),
        lambda pair: SeatFactory(number=3),
        lambda pair: (SeatFactory(pair=pair, number=1), SeatFactory(pair=pair, number=1)),
    ],
    ids=["two pairs of a city", "level 5", "a third seat", "a seat twice"],
)
def test_the_database_holds_it_too(db, make):
    pair = CityPairFactory()

    with pytest.raises(IntegrityError):
        make(pair)
