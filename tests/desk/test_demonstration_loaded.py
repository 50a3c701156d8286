"""Both editions of the demonstration, loaded once and only looked at."""

import datetime as dt
import zoneinfo
from collections import Counter
from itertools import pairwise

import pytest
from django.db import transaction
from django.test import override_settings

from accounts.models import Visit
from actionplans.domain.since import place_of
from actionplans.models import Plan, Revision, Section, SectionThread
from cohorts.models import CityPair, Cohort
from desk.domain.demonstration.finished import make_finished_edition
from desk.domain.demonstration.running import make_running_edition
from desk.domain.invariants import find_breaches
from guide.models import Edition, Excerpt
from programme.domain.readiness.chain import find_chain
from programme.domain.readiness.ledger import read_ledger
from programme.models import Release, Session

# One worker loads it once; two would load it twice.
pytestmark = [pytest.mark.once, pytest.mark.xdist_group("demonstration")]
TODAY = dt.date(2026, 11, 21)
TODAY_AT = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)


@pytest.fixture(scope="module", autouse=True)
def db(django_db_setup, django_db_blocker, tmp_path_factory):
    """Stands in for pytest-django's fixture, by whose name it knows that a database is wanted."""
    folder = tmp_path_factory.mktemp("demonstration")
    places = override_settings(VAR_DIR=folder, MEDIA_ROOT=folder / "media")
    with django_db_blocker.unblock(), places, transaction.atomic():
        make_finished_edition()
        make_running_edition(TODAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def finished():
    return Cohort.objects.get(slug="udt-2024")


@pytest.fixture
def running():
    return Cohort.objects.get(slug="udt-2026")


def test_the_finished_edition_is_whole(finished):
    assert (finished.slug, finished.state, finished.is_demo) == ("udt-2024", "closed", True)
    assert finished.pairs.count() == 15
    assert Session.objects.filter(cohort=finished).count() == 19
    assert list(Release.objects.filter(cohort=finished).values_list("number", "kind")) == [
        (1, "preliminary"),
        (2, "final"),
    ]
    states = Plan.objects.of_cohort(finished).values_list("pair__city__slug", "state")
    assert {city for city, state in states if state != "accepted"} == {"utrecht"}
    assert set(Session.objects.filter(cohort=finished).values_list("state", flat=True)) <= {"held", "closed"}


def test_its_guide_waits_to_be_compiled_with_one_excerpt_taken_back(finished):
    edition = Edition.objects.get(cohort=finished)
    assert (edition.version, edition.state, edition.chapters.count()) == ("1.0", "frozen", 10)
    states = Counter(Excerpt.objects.values_list("state", flat=True))
    assert states == {"approved": 49, "withdrawn": 1}


def test_most_plans_are_written_in_full(finished):
    plans = Plan.objects.of_cohort(finished)
    written = {p.pair.city.slug: p.sections.exclude(current=None).count() for p in plans}
    assert {city for city, count in written.items() if count == 12} == {
        "bologna",
        "dublin",
        "ghent",
        "gothenburg",
        "oslo",
        "porto",
        "rotterdam",
    }
    assert min(written.values()) == 7
    assert Plan.objects.get(no_twin=True).pair.city.slug == "tampere"


def test_each_pair_wrote_over_the_months(finished):
    for plan in Plan.objects.of_cohort(finished):
        revisions = Revision.objects.filter(section__plan=plan).order_by("stored_at")
        days = (revisions.last().stored_at - revisions.first().stored_at).days
        assert (plan.pair.city.slug, days > 60) == (plan.pair.city.slug, True)


def test_each_revision_was_stored_after_its_parent(finished):
    revisions = Revision.objects.filter(section__plan__pair__cohort=finished).order_by("section", "number")
    pairs = [(a, b) for a, b in pairwise(revisions) if a.section_id == b.section_id]
    assert [b.pk for a, b in pairs if b.stored_at <= a.stored_at or b.parent_id != a.pk] == []


def test_the_odd_cases_are_there(finished):
    odd = {pair.city.slug: pair.oddities() for pair in CityPair.objects.filter(cohort=finished).with_people()}
    assert odd["reykjavik"] == ["One person only"]
    assert odd["gdansk"] == ["Both seats have the same profile"]
    dublin = CityPair.objects.get(cohort=finished, city__slug="dublin")
    policy = [t.user.email for t in dublin.seats.get(number=1).tenures.all()]
    assert policy == ["dublin.policy-former@demo.example", "dublin.policy@demo.example"]
    assert CityPair.objects.get(cohort=finished, city__slug="utrecht").state == "withdrawn"
    assert CityPair.objects.get(cohort=finished, city__slug="sofia").city.local_name == "София"


def test_the_tables_are_at_one_with_themselves():
    assert list(find_breaches()) == []


def test_remarks_carry_their_outcomes(finished, running):
    threads = SectionThread.objects.filter(section__plan__pair__cohort=finished)
    assert set(threads.values_list("outcome", flat=True)) == {"", "answered", "changed", "declined"}
    asked = SectionThread.objects.filter(section__plan__pair__cohort=running)
    assert sorted(asked.values_list("state", flat=True)) == ["open", "open", "resolved"]
    midnight = dt.datetime(2026, 11, 21, tzinfo=zoneinfo.ZoneInfo("Europe/Brussels"))
    assert [thread for thread in asked if thread.created_at > midnight] == []


def test_today_lies_between_training_and_presentation(running):
    assert (running.slug, running.state) == ("udt-2026", "running")
    sessions = {s.code: s.slot for s in running.sessions.select_related("slot")}
    midnight = dt.datetime(2026, 11, 21, tzinfo=zoneinfo.ZoneInfo("Europe/Brussels"))
    assert sessions["closing"].ends_at < midnight < sessions["plans-present"].starts_at
    assert sessions["guide-consult"].certainty == "undated"
    assert set(Plan.objects.of_cohort(running).values_list("state", flat=True)) == {"drafting"}


def test_the_summaries_count_the_cities_that_take_part(finished, running):
    for cohort, word in ((finished, "Fourteen"), (running, "Eight")):
        assert cohort.summary.split(" European cities, ")[0] == word
    assert [cohort.pairs.taking_part().count() for cohort in (finished, running)] == [14, 8]


def test_a_section_changed_after_it_was_offered_and_a_reader_has_news(running):
    """Ghent's first section was offered for review, and then its technical official wrote on."""
    section = Section.objects.get(
        plan__pair__cohort=running, plan__pair__city__slug="ghent", code="challenge"
    )
    visit = Visit.objects.get(person__email="ghent.policy@demo.example", place=place_of(section.plan))

    assert (section.state, section.said_of, section.number) == ("ready", 1, 2)
    assert visit.last < section.current.stored_at < TODAY_AT
    assert section.current.author.email == "ghent.technical@demo.example"


def test_ghent_and_oslo_are_complete_pairs_in_both_editions(finished, running):
    for cohort in (finished, running):
        for city in ("ghent", "oslo"):
            pair = CityPair.objects.filter(cohort=cohort, city__slug=city).with_people().get()
            emails = [tenure.user.email for tenure in pair.current_tenures()]
            assert emails == [f"{city}.policy@demo.example", f"{city}.technical@demo.example"]


def test_two_cities_are_late_and_one_has_more_time(running):
    ledger = read_ledger(running, at=TODAY_AT)
    links = find_chain(ledger)
    [late] = ledger.late

    assert late.output.title == "Updated Action Plan draft"
    assert [part.pair.city.slug for part in late.late_parts] == ["cluj-napoca", "tallinn"]
    assert [part.pair.city.slug for part in late.parts if part.extension] == ["leipzig"]
    assert [waits.session.code for waits in links[0].waiting] == ["plans-present", "guide-consult"]
