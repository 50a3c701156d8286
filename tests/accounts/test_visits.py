"""When somebody was here before, told by hand along a Monday."""

import datetime as dt

import pytest

from accounts.domain.visits import mark_seen, note_visit
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
UTC = dt.UTC


def monday(hour: int, minute: int, second: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, 16, hour, minute, second, tzinfo=UTC)


def test_the_first_visit_has_none_before_it() -> None:
    assert note_visit(UserFactory(), "desk", at=monday(9, 0)) is None


def test_reading_on_is_one_visit() -> None:
    person = UserFactory()
    note_visit(person, "desk", at=monday(9, 0))
    assert note_visit(person, "desk", at=monday(9, 30)) is None
    assert note_visit(person, "desk", at=monday(10, 0)) is None


def test_after_half_an_hour_away_it_is_a_new_visit() -> None:
    person = UserFactory()
    note_visit(person, "desk", at=monday(9, 0))
    note_visit(person, "desk", at=monday(9, 20))
    assert note_visit(person, "desk", at=monday(9, 51)) == monday(9, 20)
    assert note_visit(person, "desk", at=monday(9, 55)) == monday(9, 20)
    assert note_visit(person, "desk", at=monday(14, 0)) == monday(9, 55)


def test_two_pages_in_one_minute_write_once(django_assert_num_queries) -> None:
    person = UserFactory()
    note_visit(person, "desk", at=monday(9, 0))
    with django_assert_num_queries(1):
        note_visit(person, "desk", at=monday(9, 0, 59))


def test_places_and_people_are_apart() -> None:
    one, other = UserFactory(), UserFactory()
    note_visit(one, "desk", at=monday(9, 0))
    assert note_visit(one, "plan-1", at=monday(12, 0)) is None
    assert note_visit(other, "desk", at=monday(12, 0)) is None
    assert note_visit(one, "desk", at=monday(12, 0)) == monday(9, 0)


def test_what_is_marked_as_seen_is_new_no_more() -> None:
    person = UserFactory()
    note_visit(person, "desk", at=monday(9, 0))
    note_visit(person, "desk", at=monday(12, 0))
    mark_seen(person, "desk", at=monday(12, 5))
    assert note_visit(person, "desk", at=monday(12, 10)) == monday(12, 5)
    assert note_visit(person, "desk", at=monday(17, 0)) == monday(12, 10)


def test_marking_as_seen_before_any_visit() -> None:
    person = UserFactory()
    mark_seen(person, "plan-1", at=monday(9, 0))
    assert note_visit(person, "plan-1", at=monday(9, 5)) == monday(9, 0)
