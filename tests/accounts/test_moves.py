"""A state moves by its table, once, and on the record."""

import datetime as dt

import pytest

from accounts.domain.moves import Refused, move, record
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import CohortFactory, SeriesFactory

MARCH = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def test_a_move_is_made_and_recorded(db):
    cohort, user = CohortFactory(state="draft"), UserFactory()

    event = move(cohort, "open", by=user, verb="opened", note="at last", title="Anew")

    cohort.refresh_from_db()
    assert (cohort.state, cohort.title) == ("open", "Anew")
    assert (event.verb, event.by, event.before, event.after) == ("opened", user, "draft", "open")
    assert list(cohort.events.values_list("note", flat=True)) == ["at last"]


def test_the_table_is_kept(db):
    with pytest.raises(Refused, match=r"It is draft and can't become archived from there\."):
        move(CohortFactory(state="draft"), "archived", by=None, verb="archived")


def test_what_another_moved_first_is_refused(db):
    cohort = CohortFactory(state="draft")
    type(cohort).objects.filter(pk=cohort.pk).update(state="running")

    with pytest.raises(Refused, match="Somebody else changed it a moment ago"):
        move(cohort, "open", by=None, verb="opened")

    assert (cohort.state, cohort.events.count()) == ("draft", 0)


@pytest.mark.django_db(transaction=True)
def test_of_two_moves_at_once_one_is_made():
    cohort = CohortFactory(state="draft", series=SeriesFactory())
    seen = [type(cohort).objects.get(pk=cohort.pk) for _ in range(2)]

    results = at_once(*[lambda one=one: move(one, "open", by=None, verb="opened") for one in seen])

    assert sorted(type(result).__name__ for result in results) == ["CohortEvent", "Refused"]
    assert cohort.events.count() == 1


def test_an_event_is_written_once(db):
    cohort = CohortFactory()
    event = record(cohort, verb="seen", by=None, at=MARCH)
    event.note = "changed"

    with pytest.raises(TypeError, match="written once"):
        event.save()
