"""Who is asked in, by which letter, and how it is taken back."""

import datetime as dt
import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.domain.moves import Refused
from cohorts.domain.inviting import (
    draft_invitation,
    invite_person,
    resend_invitation,
    revoke_invitation,
    send_invitation,
)
from cohorts.domain.letters import undelivered
from cohorts.domain.pairs import add_pair
from cohorts.domain.seating import seat_person
from cohorts.models import Invitation
from outbox.models import Message
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import CityFactory, CohortFactory, InvitationFactory

MARCH = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
FORTNIGHT = dt.timedelta(days=14)


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://trellis.example"


@pytest.fixture
def cohort(db):
    return CohortFactory(title="Urban Digital Twins", year=2026)


@pytest.fixture
def seat(cohort):
    return add_pair(cohort, CityFactory(name="Graz"), by=None).seats.get(number=2)


def test_a_draft_sends_nothing(cohort):
    invitation = draft_invitation(cohort, " Ada@Example.org ", role="trainer", name="Ada", by=None)

    assert (invitation.email, invitation.name, invitation.role) == ("ada@example.org", "Ada", "trainer")
    assert (invitation.state, invitation.secret_hash, Message.objects.count()) == ("drafted", "", 0)


@pytest.mark.parametrize("wanted", [{}, {"role": "trainer", "seat": True}])
def test_an_invitation_is_to_a_role_or_a_seat(cohort, seat, wanted):
    with pytest.raises(Refused, match="one of the two"):
        draft_invitation(
            cohort, "a@example.org", **({**wanted, "seat": seat} if "seat" in wanted else {}), by=None
        )


@pytest.mark.parametrize(
    ("email", "role"), [("no address", "trainer"), ("a@example.org", "king"), ("", "trainer")]
)
def test_a_mistake_is_refused(cohort, email, role):
    with pytest.raises(ValidationError):
        draft_invitation(cohort, email, role=role, by=None)

    assert Invitation.objects.count() == 0


def test_a_seat_of_another_edition_is_refused(seat):
    with pytest.raises(Refused, match="another edition"):
        draft_invitation(CohortFactory(), "a@example.org", seat=seat, by=None)


def test_a_taken_seat_is_promised_to_nobody(cohort, seat):
    seat_person(seat, UserFactory(), by=None)

    with pytest.raises(Refused, match="Somebody sits there"):
        draft_invitation(cohort, "a@example.org", seat=seat, by=None)


def test_a_seat_is_promised_once(cohort, seat):
    first = invite_person(cohort, "a@example.org", seat=seat, by=None)
    with pytest.raises(Refused, match="invited to this seat already"):
        invite_person(cohort, "b@example.org", seat=seat, by=None)

    revoke_invitation(first, by=None)
    second = invite_person(cohort, "b@example.org", seat=seat, by=None)

    assert second.state == "sent"


def test_the_link_is_of_the_fixed_site_and_only_its_hash_is_kept(cohort):
    invitation = draft_invitation(cohort, "ada@example.org", role="trainer", by=None)

    link = send_invitation(invitation, by=None, at=MARCH)

    start, secret, end = link.rpartition("/")[0].rpartition("/")[0], link.split("/")[-2], link[-1]
    assert (start, end, len(secret)) == ("https://trellis.example/accounts/invitation", "/", 43)
    kept = Invitation.objects.get()
    assert kept.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert (kept.state, kept.sent_at, kept.expires_at) == ("sent", MARCH, MARCH + FORTNIGHT)
    rows = [*Invitation.objects.values_list(), *kept.events.values_list()]
    assert [row for row in rows if secret in repr(row)] == []


def test_the_letter_says_who_asks_for_what(cohort, seat):
    organiser = UserFactory(name="Béatrice & Co")
    invitation = draft_invitation(cohort, "ada@example.org", seat=seat, name="Ada", by=organiser)

    link = send_invitation(invitation, by=organiser, at=MARCH)

    message = Message.objects.get()
    assert (message.address, message.state) == ("ada@example.org", "queued")
    assert message.subject == "Invitation to Urban Digital Twins 2026"
    assert message.text == (
        "Dear Ada,\n\n"
        "you are invited to Urban Digital Twins, edition 2026, as technical official of Graz."
        " The invitation comes from Béatrice & Co.\n\n"
        "Accept or decline the invitation:\n\n"
        f"{link}\n\n"
        "The link is for you alone, works once and until Monday 16 March 2026, 10:00 CET. If you have"
        " an account already, sign in with this address and accept with one click.\n\n"
        "If you did not expect this, you need do nothing.\n\n"
        "-- \nTrellis, where cities learn together\nhttps://trellis.example/"
    )


@pytest.mark.parametrize("state", ["sent", "accepted", "revoked"])
def test_what_is_out_is_not_sent_anew(cohort, state):
    accepted = {"accepted_by": UserFactory()} if state == "accepted" else {}
    invitation = InvitationFactory(cohort=cohort, state=state, expires_at=MARCH, **accepted)

    with pytest.raises(Refused):
        send_invitation(invitation, by=None)


@pytest.mark.parametrize("state", ["drafted", "expired", "declined", "sent"])
def test_it_is_resent_with_a_new_link(cohort, state):
    invitation = InvitationFactory(cohort=cohort, state=state, secret_hash="old", expires_at=MARCH)

    link = resend_invitation(invitation, by=None, at=MARCH)

    kept = Invitation.objects.get()
    assert kept.secret_hash == hashlib.sha256(link.split("/")[-2].encode()).hexdigest()
    assert (kept.state, kept.expires_at) == ("sent", MARCH + FORTNIGHT)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("state", ["accepted", "revoked"])
def test_what_is_over_is_not_resent(cohort, state):
    accepted = {"accepted_by": UserFactory()} if state == "accepted" else {}
    invitation = InvitationFactory(cohort=cohort, state=state, **accepted)

    with pytest.raises(Refused):
        resend_invitation(invitation, by=None)

    assert Message.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_who_resend_at_once_send_one_letter():
    invitation = invite_person(CohortFactory(), "ada@example.org", role="trainer", by=None)
    seen = [Invitation.objects.get() for _ in range(2)]

    results = at_once(*[lambda one=one: resend_invitation(one, by=None) for one in seen])

    assert sorted(type(result).__name__ for result in results) == ["Refused", "str"]
    assert Message.objects.count() == 2
    assert list(invitation.events.values_list("verb", flat=True)) == ["drafted", "sent", "sent again"]


def test_a_revoked_invitation_stays_revoked(cohort):
    invitation = invite_person(cohort, "ada@example.org", role="trainer", by=None)

    revoke_invitation(invitation, by=None, at=MARCH)

    kept = Invitation.objects.get()
    assert (kept.state, kept.answered_at) == ("revoked", MARCH)
    with pytest.raises(Refused):
        revoke_invitation(invitation, by=None)


def test_a_letter_that_did_not_arrive_is_known(cohort):
    lost = invite_person(cohort, "lost@example.org", role="trainer", by=None)
    fine = invite_person(cohort, "fine@example.org", role="trainer", by=None)
    Message.objects.filter(address="lost@example.org").update(state="failed")

    assert undelivered([lost, fine]) == {lost.pk}

    resend_invitation(lost, by=None)
    assert undelivered([lost, fine]) == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "", "seat": None},
        {"state": "accepted", "accepted_by": None},
        {"state": "sent", "accepted_by": True},
    ],
)
def test_the_database_holds_it_too(cohort, wrong):
    if wrong.get("accepted_by"):
        wrong = {**wrong, "accepted_by": UserFactory()}

    with pytest.raises(IntegrityError):
        InvitationFactory(cohort=cohort, **wrong)
