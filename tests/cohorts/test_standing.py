"""A standing that is asked once is still everybody's own, and each cohort's own."""

from cohorts.rules import asking_once, is_member, is_organiser
from tests.conftest import Cast


def test_what_is_asked_once_is_one_persons_in_one_cohort(cast: Cast) -> None:
    elsewhere = type(cast.cohort).objects.get(slug="other-cohort")
    people = (cast.organiser, cast.stranger, cast.visitor)
    with asking_once():
        seen = [
            (is_member(who, cohort), is_organiser(who, cohort))
            for cohort in (cast.cohort, elsewhere)
            for who in people
        ]

    assert seen == [
        (True, True),
        (False, False),
        (False, False),
        (False, False),
        (True, False),
        (False, False),
    ]


def test_a_standing_is_asked_anew_where_it_may_change(cast: Cast) -> None:
    before = is_organiser(cast.organiser, cast.cohort)
    cast.cohort.roles.all().delete()

    assert (before, is_organiser(cast.organiser, cast.cohort)) == (True, False)
