"""Cohorts, cities and who sits where."""

import factory

from cohorts.enums import CohortState, PairState, Profile, RoleKind
from cohorts.models import City, CityPair, Cohort, Invitation, Role, Seat, Series, Tenure
from tests.factories.accounts import UserFactory


class SeriesFactory(factory.django.DjangoModelFactory[Series]):
    class Meta:
        model = Series

    slug = factory.Sequence(lambda n: f"series-{n}")
    title = "Urban Digital Twins"


class CohortFactory(factory.django.DjangoModelFactory[Cohort]):
    class Meta:
        model = Cohort

    series = factory.SubFactory(SeriesFactory)
    slug = factory.Sequence(lambda n: f"cohort-{n}")
    title = "Urban Digital Twins"
    year = 2024
    state = CohortState.RUNNING


class CityFactory(factory.django.DjangoModelFactory[City]):
    class Meta:
        model = City
        # A city may be there already: cohorts share them.
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"city-{n}")
    name = factory.Sequence(lambda n: f"City {n}")
    country = "BE"
    time_zone = "Europe/Brussels"


class CityPairFactory(factory.django.DjangoModelFactory[CityPair]):
    class Meta:
        model = CityPair

    cohort = factory.SubFactory(CohortFactory)
    city = factory.SubFactory(CityFactory)
    state = PairState.ACTIVE
    level = 1


class SeatFactory(factory.django.DjangoModelFactory[Seat]):
    class Meta:
        model = Seat

    pair = factory.SubFactory(CityPairFactory)
    number = 1
    profile = Profile.POLICY


class TenureFactory(factory.django.DjangoModelFactory[Tenure]):
    class Meta:
        model = Tenure

    seat = factory.SubFactory(SeatFactory)
    user = factory.SubFactory(UserFactory)


class RoleFactory(factory.django.DjangoModelFactory[Role]):
    class Meta:
        model = Role

    cohort = factory.SubFactory(CohortFactory)
    user = factory.SubFactory(UserFactory)
    kind = RoleKind.ORGANISER


class InvitationFactory(factory.django.DjangoModelFactory[Invitation]):
    class Meta:
        model = Invitation

    cohort = factory.SubFactory(CohortFactory)
    email = factory.Sequence(lambda n: f"invited{n}@example.org")
    role = RoleKind.TRAINER
