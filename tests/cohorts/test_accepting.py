"""An invitation is answered once, by whom it is for."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.domain.accepting import (
    accept_invitation,
    decline_invitation,
    expire_overdue,
    find_invitation,
)
from cohorts.domain.inviting import (
    draft_invitation,
    resend_invitation,
    revoke_invitation,
    send_invitation,
)
from cohorts.domain.pairs import add_pair, invite_pair, withdraw_pair
from cohorts.domain.seating import seat_person
from cohorts.models import CityPair, Invitation, Role, Tenure
from cohorts.rules import is_participant, is_trainer
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import CityFactory, CohortFactory

MARCH = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
SOON = MARCH + dt.timedelta(days=3)
LATE = MARCH + dt.timedelta(days=14)
ADA = {"name": "Ada", "password": "gherkin-pontoon-7", "time_zone": "Europe/Vienna"}


def invite(email="ada@example.org", cohort=None, at=MARCH, **wanted):
    invitation = draft_invitation(cohort or CohortFactory(), email, by=None, at=at, **wanted)
    return invitation, send_invitation(invitation, by=None, at=at).split("/")[-2]


def test_accepting_makes_the_account_and_gives_the_role(db):
    invitation, secret = invite(role="trainer")

    accept_invitation(secret, at=SOON, **ADA)

    ada = User.objects.get()
    assert (ada.email, ada.name, ada.time_zone) == ("ada@example.org", "Ada", "Europe/Vienna")
    assert (ada.check_password("gherkin-pontoon-7"), ada.is_staff, ada.is_superuser) == (True, False, False)
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("ada@example.org", True)]
    assert is_trainer(ada, invitation.cohort) is True
    kept = Invitation.objects.get()
    assert (kept.state, kept.accepted_by, kept.answered_at) == ("accepted", ada, SOON)
    assert list(kept.events.values_list("verb", "by")) == [
        ("drafted", None),
        ("sent", None),
        ("accepted", ada.pk),
    ]


def test_accepting_a_seat_begins_the_tenure_and_activates_the_pair(db):
    pair = invite_pair(CohortFactory(), CityFactory(), by=None)
    _, secret = invite(cohort=pair.cohort, seat=pair.seats.get(number=1))

    accept_invitation(secret, at=SOON, **ADA)

    ada = User.objects.get()
    assert list(Tenure.objects.values_list("user", "seat__number", "started_at")) == [(ada.pk, 1, SOON)]
    assert CityPair.objects.get().state == "active"
    assert is_participant(ada, pair.cohort) is True


def test_somebody_with_an_account_accepts_with_it(db):
    ada = UserFactory(email="ada@example.org")
    _, secret = invite("ADA@example.org", role="observer")

    accept_invitation(secret, user=ada, at=SOON)

    assert (User.objects.count(), Invitation.objects.get().accepted_by) == (1, ada)
    assert list(Role.objects.values_list("user", "kind")) == [(ada.pk, "observer")]


def test_an_account_is_not_made_over_another(db):
    ada = UserFactory(email="ada@example.org")
    _, secret = invite(role="observer")

    with pytest.raises(Refused, match="has an account already"):
        accept_invitation(secret, at=SOON, **ADA)

    assert (list(User.objects.all()), Invitation.objects.get().state) == ([ada], "sent")


def test_another_person_can_not_accept(db):
    _, secret = invite(role="organiser")

    with pytest.raises(Refused, match="somebody else"):
        accept_invitation(secret, user=UserFactory(), at=SOON)

    assert (Role.objects.count(), Invitation.objects.get().state) == (0, "sent")


@pytest.mark.parametrize("password", ["short", "password123", "ada@example.org"])
def test_a_weak_password_makes_no_account(db, password):
    _, secret = invite(role="trainer")

    with pytest.raises(ValidationError):
        accept_invitation(secret, at=SOON, **{**ADA, "password": password})

    assert (User.objects.count(), Invitation.objects.get().state) == (0, "sent")


def test_an_invitation_works_once(db):
    _, secret = invite(role="trainer")
    accept_invitation(secret, at=SOON, **ADA)

    with pytest.raises(Refused, match="no longer open"):
        accept_invitation(secret, user=User.objects.get(), at=SOON)

    assert Role.objects.count() == 1


def test_an_expired_invitation_opens_nothing(db):
    _, secret = invite(role="trainer")

    with pytest.raises(Refused, match="no longer open"):
        accept_invitation(secret, at=LATE, **ADA)

    assert User.objects.count() == 0


def test_a_revoked_invitation_opens_nothing(db):
    invitation, secret = invite(role="trainer")
    revoke_invitation(invitation, by=None)

    with pytest.raises(Refused, match="no longer open"):
        accept_invitation(secret, at=SOON, **ADA)


def test_an_old_link_opens_nothing(db):
    invitation, secret = invite(role="trainer")
    new = resend_invitation(invitation, by=None, at=MARCH).split("/")[-2]

    with pytest.raises(Refused, match="opens nothing"):
        accept_invitation(secret, at=SOON, **ADA)

    assert (find_invitation(secret), find_invitation(new)) == (None, invitation)


def test_a_seat_taken_meanwhile_makes_no_account(db):
    pair = add_pair(CohortFactory(), CityFactory(), by=None)
    _, secret = invite(cohort=pair.cohort, seat=pair.seats.get(number=1))
    ben = UserFactory()
    seat_person(pair.seats.get(number=1), ben, by=None, at=MARCH)

    with pytest.raises(Refused, match="Somebody sits there"):
        accept_invitation(secret, at=SOON, **ADA)

    assert (list(User.objects.all()), Invitation.objects.get().state) == ([ben], "sent")


def test_a_city_that_withdrew_takes_nobody(db):
    pair = add_pair(CohortFactory(), CityFactory(), by=None)
    _, secret = invite(cohort=pair.cohort, seat=pair.seats.get(number=1))
    withdraw_pair(pair, by=None)

    with pytest.raises(Refused, match="has withdrawn"):
        accept_invitation(secret, at=SOON, **ADA)


@pytest.mark.django_db(transaction=True)
def test_of_two_acceptances_at_once_one_wins():
    _, secret = invite(role="trainer")

    def accept():
        return accept_invitation(secret, at=SOON, **ADA)

    results = at_once(accept, accept)

    assert sorted(type(result).__name__ for result in results) == ["Invitation", "Refused"]
    assert (User.objects.count(), Role.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_both_officials_may_accept_in_the_same_second():
    pair = invite_pair(CohortFactory(), CityFactory(), by=None)
    secrets = [
        invite(f"official{seat.number}@example.org", cohort=pair.cohort, seat=seat)[1]
        for seat in pair.seats.all()
    ]

    results = at_once(*[lambda one=one: accept_invitation(one, at=SOON, **ADA) for one in secrets])

    assert [type(result).__name__ for result in results] == ["Invitation", "Invitation"]
    assert (CityPair.objects.get().state, Tenure.objects.count()) == ("active", 2)


def test_declining_is_an_answer_and_may_be_asked_again(db):
    _, secret = invite(role="trainer")

    decline_invitation(secret, at=SOON)

    kept = Invitation.objects.get()
    assert (kept.state, kept.answered_at, kept.accepted_by) == ("declined", SOON, None)
    with pytest.raises(Refused):
        decline_invitation(secret, at=SOON)
    resend_invitation(kept, by=None, at=LATE)
    assert Invitation.objects.get().state == "sent"


def test_what_is_overdue_expires_once(db):
    old, _ = invite("old@example.org", role="trainer", at=MARCH)
    invite("new@example.org", role="trainer", at=SOON)

    assert [expire_overdue(LATE), expire_overdue(LATE)] == [1, 0]

    assert dict(Invitation.objects.values_list("email", "state")) == {
        "old@example.org": "expired",
        "new@example.org": "sent",
    }
    assert list(old.events.values_list("verb", flat=True)) == ["drafted", "sent", "expired"]


def test_without_a_moment_the_clock_decides(db):
    invite(role="trainer", at=MARCH - dt.timedelta(days=3650))

    assert expire_overdue() == 1


def test_the_standing_is_that_of_the_clock(db):
    invitation, _ = invite(role="trainer")

    moments = [MARCH, LATE - dt.timedelta(seconds=1), LATE]
    assert [str(invitation.standing(at)) for at in moments] == ["sent", "sent", "expired"]
