"""A training begins, and its editions; bad addresses are told kindly."""

import datetime as dt

import pytest
import rules
from django.core.exceptions import ValidationError

from accounts.domain.moves import Refused
from cohorts.domain.editions import (
    add_organisation,
    begin_edition,
    change_cohort,
    create_cohort,
    create_series,
)
from cohorts.domain.lifecycle import (
    STEPS,
    archive_cohort,
    begin_selecting,
    close_cohort,
    open_cohort,
    run_cohort,
)
from cohorts.models import Cohort, Organisation, Series
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import CohortFactory, SeriesFactory

MAY = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)


def errors(caught):
    return dict(caught.value.message_dict)


def test_a_series_begins(db):
    series = create_series(slug="udt", title="Urban Digital Twins", by=None)

    assert (series.slug, series.title, series.description) == ("udt", "Urban Digital Twins", "")


def test_an_edition_begins_as_a_draft_of_whoever_made_it(db):
    maker, other = UserFactory(), UserFactory()

    cohort = create_cohort(SeriesFactory(), slug="udt-2027", title="Twins", year=2027, by=maker, at=MAY)

    assert (cohort.state, cohort.year, cohort.time_zone) == ("draft", 2027, "Europe/Brussels")
    assert list(cohort.roles.values_list("user", "kind", "started_at")) == [(maker.pk, "organiser", MAY)]
    assert list(Cohort.objects.visible_to(maker)) == [cohort]
    assert list(Cohort.objects.visible_to(other)) == []
    assert list(cohort.events.values_list("verb", "by", "at")) == [
        ("created", maker.pk, MAY),
        ("role given", maker.pk, MAY),
    ]


def test_a_command_makes_an_edition_without_an_organiser(db):
    cohort = create_cohort(SeriesFactory(), slug="udt-2027", title="Twins", year=2027, by=None)

    assert cohort.roles.count() == 0


@pytest.mark.parametrize("slug", ["desk", "accounts", "admin", "guide", "healthz", "by-section"])
def test_a_reserved_address_is_refused(db, slug):
    with pytest.raises(ValidationError) as caught:
        create_cohort(SeriesFactory(), slug=slug, title="Twins", year=2027, by=None)

    said = f"Trellis uses “{slug}” itself. Choose another address, perhaps with the year."
    assert errors(caught) == {"slug": [said]}
    assert Cohort.objects.count() == 0


@pytest.mark.parametrize("slug", ["UDT", "udt--2027", "-udt", "udt_2027", "udt 2027", "ümlaut", ""])
def test_a_badly_shaped_address_is_refused(db, slug):
    with pytest.raises(ValidationError) as caught:
        create_cohort(SeriesFactory(), slug=slug, title="Twins", year=2027, by=None)

    assert list(errors(caught)) == ["slug"]


def test_a_taken_address_is_refused(db):
    CohortFactory(slug="udt-2024")

    with pytest.raises(ValidationError) as caught:
        create_cohort(SeriesFactory(), slug="udt-2024", title="Twins", year=2024, by=None)

    assert list(errors(caught)) == ["slug"]


def test_an_unknown_zone_is_refused(db):
    with pytest.raises(ValidationError) as caught:
        create_cohort(SeriesFactory(), slug="udt", title="T", year=2027, time_zone="Mars/Olympus", by=None)

    assert errors(caught) == {"time_zone": ["Choose a time zone such as Europe/Brussels."]}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_an_address_at_once_one_has_it():
    series = SeriesFactory()

    def begin():
        return create_cohort(series, slug="udt-2027", title="Twins", year=2027, by=None)

    results = at_once(begin, begin)

    assert sorted(isinstance(result, Cohort) for result in results) == [False, True]
    assert {type(r) for r in results if not isinstance(r, Cohort)} <= {Refused, ValidationError}
    assert Cohort.objects.count() == 1


def test_a_series_and_its_edition_begin_together_or_not_at_all(db):
    begin = {"series": None, "series_slug": "udt", "series_title": "Twins", "year": 2027, "by": None}
    with pytest.raises(ValidationError):
        begin_edition(slug="desk", title="Twins 2027", **begin)
    assert Series.objects.count() == 0

    cohort = begin_edition(slug="udt-2027", title="Twins 2027", **begin)

    assert (cohort.series.slug, cohort.slug) == ("udt", "udt-2027")


def test_a_change_names_what_differs(db):
    cohort, maker = CohortFactory(title="Old", year=2024), UserFactory()
    ours = add_organisation(name="Eurocities", by=maker)

    change_cohort(cohort, title="New", year=2024, organisations=[ours], by=maker, at=MAY)

    kept = Cohort.objects.get()
    assert (kept.title, kept.year, list(kept.organisations.all())) == ("New", 2024, [ours])
    assert list(kept.events.values_list("verb", "note", "at")) == [("changed", "title, organisations", MAY)]


def test_a_change_of_nothing_is_no_event(db):
    cohort = CohortFactory(title="Same")

    change_cohort(cohort, title="Same", by=None)

    assert cohort.events.count() == 0


def test_an_address_is_given_once(db):
    with pytest.raises(TypeError):
        change_cohort(CohortFactory(), slug="another", by=None)


def test_a_bad_change_stores_nothing(db):
    cohort = CohortFactory(title="Old")

    with pytest.raises(ValidationError):
        change_cohort(cohort, title="New", time_zone="Nowhere/Else", by=None)

    assert Cohort.objects.get().title == "Old"


def test_an_organisation_is_noted_once(db):
    cohort = CohortFactory()
    add_organisation(name="Eurocities", cohort=cohort, by=None)

    with pytest.raises(ValidationError):
        add_organisation(name="Eurocities", by=None)

    assert [str(one) for one in Organisation.objects.all()] == ["Eurocities"]
    assert list(cohort.events.values_list("verb", flat=True)) == ["organisation added"]


def test_an_edition_walks_from_draft_to_archive(db):
    cohort = CohortFactory(state="draft")
    for step in (open_cohort, begin_selecting, open_cohort, begin_selecting, run_cohort, close_cohort):
        step(cohort, by=None)
    run_cohort(cohort, by=None)
    close_cohort(cohort, by=None)
    archive_cohort(cohort, by=None)

    assert list(cohort.events.values_list("before", "after")) == [
        ("draft", "open"),
        ("open", "selecting"),
        ("selecting", "open"),
        ("open", "selecting"),
        ("selecting", "running"),
        ("running", "closed"),
        ("closed", "running"),
        ("running", "closed"),
        ("closed", "archived"),
    ]


MOVES = {
    "draft": {"open", "running"},
    "open": {"selecting"},
    "selecting": {"open", "running"},
    "running": {"closed"},
    "closed": {"running", "archived"},
    "archived": set(),
}


@pytest.mark.parametrize("state", MOVES)
@pytest.mark.parametrize("to", STEPS)
def test_only_the_moves_of_the_table(db, state, to):
    cohort = CohortFactory(state=state)

    if to in MOVES[state]:
        STEPS[to](cohort, by=None)
        assert Cohort.objects.get().state == to
    else:
        with pytest.raises(Refused):
            STEPS[to](cohort, by=None)
        assert (Cohort.objects.get().state, cohort.events.count()) == (state, 0)


def test_who_organises_anything_may_begin_another(cast):
    able = {name for name, person in cast.all().items() if rules.has_perm("cohorts.add_cohort", person)}

    assert able == {"organiser"}
