"""The large edition for measuring, and what measures it: tiny here, and nothing is timed."""

import pytest
from django.core.management import call_command

from bench import pages
from cohorts.models import City, Cohort
from desk.domain.demonstration.large import invented_cities, make_large_edition
from desk.domain.demonstration.removal import remove_demonstration

pytestmark = [pytest.mark.once, pytest.mark.django_db]


@pytest.fixture
def large() -> Cohort:
    return make_large_edition(2, 9)


def test_a_large_edition_breaks_no_invariant_and_goes_again(large: Cohort) -> None:
    plans = [pair.plan for pair in large.pairs.all()]
    sections = [section for plan in plans for section in plan.sections.select_related("current")]
    assert {(section.number, section.revisions.count()) for section in sections} == {(9, 9)}
    assert {section.threads.count() for section in sections} == {1}
    assert large.sessions.count() == 60
    call_command("check_invariants")
    remove_demonstration()
    assert City.objects.filter(slug__in=invented_cities()).count() == 0


def test_every_page_with_a_goal_answers(large: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PATIENCE", 0)
    found = pages.measure_pages("large")
    kept = {"programme 304", "programme 304, signed in"}
    assert {name: row["status"] for name, row in found.items()} == {
        name: 304 if name in kept else 200 for name in found
    }
