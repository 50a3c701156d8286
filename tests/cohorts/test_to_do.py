"""What an edition wants of its organisers next."""

import datetime as dt

from django.utils import timezone

from cohorts.domain.accepting import expire_overdue
from cohorts.domain.to_do import free_seats, to_do
from cohorts.models import Cohort
from tests.factories.cohorts import CohortFactory, InvitationFactory

SOON = timezone.now() + dt.timedelta(days=3)
PAST = timezone.now() - dt.timedelta(days=3)


def told(cohort: Cohort) -> list[tuple[str, str, str]]:
    pairs = list(cohort.pairs.taking_part().with_people())
    tasks = to_do(cohort, pairs, list(cohort.invitations.unanswered()))
    return [(task.words, task.url, task.note) for task in tasks]


def test_an_edition_begins_with_words_and_cities(db):
    cohort = CohortFactory(slug="new", state="draft", summary="")

    assert told(cohort) == [
        ("Say in a few sentences what this edition is", "/new/studio/cohort/", ""),
        ("Add the first city pair", "/new/studio/cities/pairs/new/", ""),
        ("Open the edition when others may see it", "/new/studio/cohort/#state-h", ""),
    ]


def test_a_free_seat_is_to_be_filled_until_somebody_is_asked(cast):
    Cohort.objects.filter(pk=cast.cohort.pk).update(summary="Twins.")
    cast.cohort.refresh_from_db()
    wanted = ("Invite an official to 1 free seat", "/udt-test/studio/people/#seats-h", "Oslo")
    assert told(cast.cohort) == [wanted]

    free = cast.oslo.seats.get(number=2)
    letter = InvitationFactory(cohort=cast.cohort, seat=free, role="", state="sent", expires_at=SOON)
    assert told(cast.cohort) == []

    expire_overdue(SOON)
    again = (
        "Send 1 invitation again: it has expired",
        "/udt-test/studio/people/#invitations-h",
        letter.email,
    )
    assert told(cast.cohort) == [again, wanted]


def test_an_invited_city_is_to_be_activated(cast):
    type(cast.ghent).objects.filter(pk=cast.ghent.pk).update(state="invited")

    assert ("Activate 1 city once it has agreed to take part", "/udt-test/studio/cities/", "Ghent") in told(
        cast.cohort
    )


def test_a_withdrawn_citys_seat_is_not_free(cast):
    type(cast.oslo).objects.filter(pk=cast.oslo.pk).update(state="withdrawn")
    pairs = list(cast.cohort.pairs.taking_part().with_people())

    assert free_seats(pairs, [], timezone.now()) == []


def test_a_letter_that_a_newer_one_replaced_is_not_waited_for(cast):
    free = cast.oslo.seats.get(number=2)
    common = {"cohort": cast.cohort, "state": "expired", "expires_at": PAST}
    old = InvitationFactory(seat=free, role="", **common)
    new = InvitationFactory(seat=free, role="", **common)
    InvitationFactory(seat=cast.ghent.seats.get(number=1), role="", **common)
    InvitationFactory(email="ada@example.org", role="trainer", **common)
    again = InvitationFactory(email="ada@example.org", role="trainer", **common)
    InvitationFactory(cohort=cast.cohort, state="revoked")

    assert set(cast.cohort.invitations.unanswered()) == {new, again}
    assert old.pk < new.pk
