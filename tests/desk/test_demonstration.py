"""The demonstration: whole, repeatable, removable, and never mixed with real work."""

import datetime as dt
import re
import zoneinfo
from itertools import combinations

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from accounts.models import User
from actionplans.models import Plan, Revision, SectionThread
from cohorts.models import CityPair, Cohort
from desk.domain.demonstration.facts import drafts, read
from desk.domain.demonstration.finished import make_finished_edition
from desk.domain.demonstration.people import password
from desk.domain.demonstration.removal import TABLES, remove_demonstration
from desk.domain.demonstration.running import make_running_edition
from desk.domain.invariants import find_breaches
from guide.models import Edition, Excerpt
from programme.models import Release, Session
from tests.factories.cohorts import CohortFactory, RoleFactory

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def finished(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return make_finished_edition()


@pytest.fixture
def running(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return make_running_edition(TODAY)


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


def test_its_guide_waits_to_be_compiled_with_every_excerpt_agreed(finished):
    edition = Edition.objects.get(cohort=finished)
    assert (edition.version, edition.state, edition.chapters.count()) == ("1.0", "frozen", 6)
    assert set(Excerpt.objects.values_list("state", flat=True)) == {"approved"}
    assert Excerpt.objects.count() == 18


def test_three_plans_are_written_in_full(finished):
    full = {"ghent": 12, "oslo": 12, "tampere": 11}
    for city, sections in full.items():
        plan = Plan.objects.of_cohort(finished).get(pair__city__slug=city)
        assert plan.sections.exclude(current=None).count() == sections
    assert Plan.objects.get(no_twin=True).pair.city.slug == "tampere"


def test_both_officials_wrote_over_the_months(finished):
    revisions = Revision.objects.filter(
        section__plan__pair__city__slug="ghent", section__plan__pair__cohort=finished
    )
    assert revisions.values("author").distinct().count() == 2
    first, last = revisions.order_by("stored_at").first(), revisions.order_by("stored_at").last()
    assert (last.stored_at - first.stored_at).days > 60


def test_the_odd_cases_are_there(finished):
    odd = {pair.city.slug: pair.oddities() for pair in CityPair.objects.filter(cohort=finished).with_people()}
    assert odd["reykjavik"] == ["One person only"]
    assert odd["gdansk"] == ["Both seats have the same profile"]
    dublin = CityPair.objects.get(cohort=finished, city__slug="dublin")
    policy = [t.user.email for t in dublin.seats.get(number=1).tenures.all()]
    assert policy == ["dublin.policy-former@demo.example", "dublin.policy@demo.example"]
    assert CityPair.objects.get(cohort=finished, city__slug="utrecht").state == "withdrawn"
    assert CityPair.objects.get(cohort=finished, city__slug="sofia").city.local_name == "София"


def test_the_tables_are_at_one_with_themselves(finished, running):
    assert list(find_breaches()) == []


def test_remarks_carry_their_outcomes(finished):
    outcomes = set(SectionThread.objects.values_list("outcome", flat=True))
    assert outcomes == {"", "answered", "changed", "declined"}


def test_today_lies_between_training_and_presentation(running):
    assert (running.slug, running.state) == ("udt-2026", "running")
    sessions = {s.code: s.slot for s in running.sessions.select_related("slot")}
    midnight = dt.datetime(2026, 11, 21, tzinfo=zoneinfo.ZoneInfo("Europe/Brussels"))
    assert sessions["closing"].ends_at < midnight < sessions["plans-present"].starts_at
    assert sessions["guide-consult"].certainty == "undated"
    assert set(Plan.objects.of_cohort(running).values_list("state", flat=True)) == {"drafting"}


def test_ghent_and_oslo_are_complete_pairs_in_both_editions(finished, running):
    for cohort in (finished, running):
        for city in ("ghent", "oslo"):
            pair = CityPair.objects.filter(cohort=cohort, city__slug=city).with_people().get()
            emails = [tenure.user.email for tenure in pair.current_tenures()]
            assert emails == [f"{city}.policy@demo.example", f"{city}.technical@demo.example"]


def _counts() -> dict[str, int]:
    models = [*(label for label, _way in TABLES), "cohorts.Cohort", "accounts.User"]
    return {label: apps.get_model(label)._base_manager.count() for label in models}


def test_a_second_load_changes_nothing_and_removing_leaves_nothing(finished, running, capsys, monkeypatch):
    monkeypatch.setattr("desk.management.commands.demo.publish_guide", lambda cohort, work: "")
    before = _counts()
    call_command("demo")
    assert _counts() == before
    assert remove_demonstration() == 2
    assert set(_counts().values()) == {0}


def test_removing_keeps_what_is_real(finished):
    real = CohortFactory(slug="real", is_demo=False)
    shared = User.objects.get(email="organiser@demo.example")
    RoleFactory(cohort=real, user=shared)
    remove_demonstration()
    assert list(Cohort.objects.values_list("slug", flat=True)) == ["real"]
    assert list(User.objects.values_list("email", "is_active")) == [("organiser@demo.example", True)]


def test_it_refuses_beside_real_cohorts(db):
    CohortFactory(is_demo=False)
    with pytest.raises(CommandError, match="--beside-real"):
        call_command("demo")
    assert Cohort.objects.count() == 1


def test_the_password_is_random_kept_and_private(settings, tmp_path, monkeypatch):
    monkeypatch.delenv("TRELLIS_DEMO_PASSWORD", raising=False)
    settings.VAR_DIR = tmp_path
    first = password()
    assert (password(), len(first) >= 12) == (first, True)
    assert oct((tmp_path / "demo-password").stat().st_mode & 0o777) == "0o600"
    monkeypatch.setenv("TRELLIS_DEMO_PASSWORD", "given by hand")
    assert password() == "given by hand"


def _sentences(folder: str) -> dict[str, set[str]]:
    said: dict[str, set[str]] = {}
    for draft in drafts(folder):
        found = re.findall(r"[^.!?\n|]{30,}[.!?]", draft.text)
        said.setdefault(draft.city, set()).update(sentence.strip() for sentence in found)
    return said


def test_no_two_cities_share_a_sentence():
    said = _sentences("plans")
    assert len(said) == 15
    assert [(a, b, said[a] & said[b]) for a, b in combinations(said, 2) if said[a] & said[b]] == []


def test_every_figure_of_a_text_is_drawn():
    named = {code for d in drafts("plans") for code in re.findall(r"figure:(FIG-[a-z]+-\d+)", d.text)}
    assert named == {chart["code"] for chart in read("figures.json")}
