"""The catalogue of learning units, and which of them one does before a session."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from programme.domain.supplies.units import choose_units, load_units
from programme.models import LearningUnit, ProgrammeEvent, Session
from tests.conftest import Cast

SHEET = "/udt-test/studio/programme/legal/units/"


@pytest.mark.django_db
def test_the_catalogue_is_brought_up_to_date_and_never_doubled() -> None:
    load_units()
    LearningUnit.objects.filter(code="TEC-102").update(title="Layers", level=8)
    LearningUnit.objects.filter(code="EDU-104").delete()
    extra = LearningUnit.objects.create(
        code="OWN-1",
        title="Ours",
        framework="Ours",
        module="Ours",
        level=4,
        loop="first",
        link="https://a.example",
    )
    said = StringIO()
    call_command("learning_units", stdout=said)

    unit = LearningUnit.objects.get(code="TEC-102")
    assert said.getvalue() == "17 learning units are in the catalogue.\n"
    assert LearningUnit.objects.count() == 18
    assert LearningUnit.objects.filter(pk=extra.pk).exists()
    assert [unit.title, unit.framework, unit.module, unit.level, unit.loop, unit.link] == [
        "The Five-Layer Architecture Framework",
        "Technical Design",
        "Local Digital Twin Architecture",
        4,
        "first",
        "https://twin4resilience.k8.design/?p=6306",
    ]


@pytest.mark.django_db
def test_every_unit_keeps_the_rule_of_its_catalogue() -> None:
    load_units()
    loops = {1: "first", 2: "first", 3: "second", 4: "second", 5: "third", 6: "third"}

    for unit in LearningUnit.objects.all():
        number = int(unit.code[-1])
        assert (unit.loop, unit.level) == (loops[number], 4 + (number - 1) // 2)


def test_what_is_chosen_replaces_what_was(cast: Cast, legal: Session) -> None:
    load_units()
    one, two, three = LearningUnit.objects.filter(code__in=["EDU-104", "GOV-202", "TEC-102"]).order_by("code")
    answers = [
        choose_units(legal, [one, two], by=cast.organiser),
        choose_units(legal, [two, one], by=cast.organiser),
        choose_units(legal, [two, three], by=cast.organiser),
    ]

    record = ProgrammeEvent.objects.filter(verb="set learning units").order_by("pk")
    assert answers == [True, False, True]
    assert [row.unit.code for row in legal.units.all()] == ["GOV-202", "TEC-102"]
    assert [event.note for event in record] == ["EDU-104, GOV-202", "GOV-202, TEC-102"]


def test_organisers_tick_them(organiser: Client, legal: Session) -> None:
    load_units()
    stored = organiser.post(SHEET, {"units": ["TEC-102", "EID-105"]})
    page = organiser.get(SHEET).content.decode()
    unknown = organiser.post(SHEET, {"units": ["TEC-999"]})
    emptied = organiser.post(SHEET, {})

    assert stored.headers["Location"] == "/udt-test/studio/programme/legal/supplies/"
    assert page.count(" checked") == 2
    assert (unknown.status_code, emptied.status_code, legal.units.count()) == (422, 302, 0)
