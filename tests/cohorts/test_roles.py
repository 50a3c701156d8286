"""A role is held once, and a cohort keeps an organiser."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.domain.moves import Refused
from cohorts.domain.roles import end_role, give_role
from cohorts.models import Role
from cohorts.rules import is_trainer
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import CohortFactory, RoleFactory

JUNE = dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC)


def test_a_role_is_given(db):
    cohort, user = CohortFactory(), UserFactory()

    role = give_role(cohort, user, "trainer", organisation="A school", by=None, at=JUNE)

    assert (role.kind, role.organisation, role.started_at, role.ended_at) == (
        "trainer",
        "A school",
        JUNE,
        None,
    )
    assert is_trainer(user, cohort) is True
    assert list(cohort.events.values_list("verb", "note")) == [("role given", f"trainer, role {role.pk}")]


def test_a_role_held_already_stays_once(db):
    cohort, user = CohortFactory(), UserFactory()

    first = give_role(cohort, user, "trainer", by=None)
    second = give_role(cohort, user, "trainer", by=None)

    assert (first, Role.objects.count(), cohort.events.count()) == (second, 1, 1)


def test_a_role_that_there_is_not_is_refused(db):
    with pytest.raises(ValidationError):
        give_role(CohortFactory(), UserFactory(), "king", by=None)


@pytest.mark.django_db(transaction=True)
def test_a_role_given_twice_at_once_is_given_once():
    cohort, user = CohortFactory(), UserFactory()

    def give():
        return give_role(cohort, user, "observer", by=None)

    one, two = at_once(give, give)

    assert (one, Role.objects.count()) == (two, 1)


def test_a_role_ends_once(db):
    role = RoleFactory(kind="trainer", started_at=JUNE)

    end_role(role, by=None, at=JUNE + dt.timedelta(days=9))

    assert Role.objects.get().ended_at == JUNE + dt.timedelta(days=9)
    assert is_trainer(role.user, role.cohort) is False
    with pytest.raises(Refused, match="ended already"):
        end_role(role, by=None)


def test_a_role_that_ended_can_be_given_again(db):
    role = RoleFactory(kind="trainer")
    end_role(role, by=None)

    again = give_role(role.cohort, role.user, "trainer", by=None)

    assert (again == role, Role.objects.count()) == (False, 2)


def test_the_last_organiser_stays(db):
    role = RoleFactory(kind="organiser")
    RoleFactory(kind="organiser")  # of another cohort

    with pytest.raises(Refused, match="only organiser"):
        end_role(role, by=None)

    assert Role.objects.get(pk=role.pk).ended_at is None


@pytest.mark.django_db(transaction=True)
def test_two_organisers_who_end_each_other_at_once_leave_one():
    cohort = CohortFactory()
    roles = [RoleFactory(cohort=cohort, kind="organiser") for _ in range(2)]

    results = at_once(*[lambda role=role: end_role(role, by=None) for role in roles])

    assert sorted(type(result).__name__ for result in results) == ["NoneType", "Refused"]
    assert cohort.roles.current().count() == 1


def test_the_database_holds_one_role_of_a_kind(db):
    role = RoleFactory()

    with pytest.raises(IntegrityError):
        RoleFactory(cohort=role.cohort, user=role.user, kind=role.kind)
