"""What is given out for a session: its versions, its order, and its going out of sight."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from accounts.domain.moves import Refused
from desk.domain.invariants.stories import find_in_stories
from programme.domain.supplies import materials, versions
from programme.domain.supplies.materials import (
    change_material,
    remove_material,
    restore_material,
)
from programme.domain.supplies.ordering import shift_material
from programme.domain.supplies.versions import add_version
from programme.models import Material, MaterialVersion, ProgrammeEvent, Session
from tests.conftest import Cast
from tests.factories.programme import SessionFactory
from tests.programme.supplying import LINK, TOMORROW, given, sent


@pytest.fixture
def session(cast: Cast) -> Session:
    return SessionFactory(cohort=cast.cohort, code="legal", title="Legal")


def told(material: Material) -> list[tuple[int, str, str, str]]:
    rows = MaterialVersion.objects.filter(material=material).order_by("number")
    return [(row.number, row.name, row.link, row.note) for row in rows]


def titles(session: Session) -> list[str]:
    return [material.title for material in session.given.all()]


def test_versions_are_numbered_and_stay(cast: Cast, session: Session) -> None:
    material = given(session, cast.organiser, link="", upload=sent())
    add_version(material, link=LINK, note=" With sources. ", by=cast.trainer)
    add_version(material, upload=sent(b"New maps\n"), by=cast.trainer)

    assert told(material) == [
        (1, "maps.txt", "", ""),
        (2, "", LINK, "With sources."),
        (3, "maps.txt", "", ""),
    ]
    assert [row.by for row in material.versions.all()] == [cast.organiser, cast.trainer, cast.trainer]


def test_a_version_is_never_changed(cast: Cast, session: Session) -> None:
    version = given(session, cast.organiser).versions.get()

    for change in (version.save, version.delete, MaterialVersion.objects.all().delete):
        with pytest.raises(TypeError, match="MaterialVersion is immutable"):
            change()


def test_the_same_file_is_kept_once_and_a_half_one_not_taken(cast: Cast, session: Session) -> None:
    first, again = (given(session, cast.organiser, link="", upload=sent()).versions.get() for _ in range(2))
    name = str(first.file.name)
    default_storage.delete(name)
    with default_storage.open(name, "wb") as half:
        half.write(b"Ma")
    third = given(session, cast.organiser, link="", upload=sent()).versions.get()

    assert name == f"materials/{first.sha256}"
    assert again.file.name == name
    assert third.file.read() == b"Maps\n"


def test_a_version_is_one_file_or_one_link(cast: Cast, session: Session) -> None:
    material = given(session, cast.organiser)

    wrong: list[dict[str, Any]] = [{}, {"upload": sent(), "link": LINK}]
    for what in wrong:
        with pytest.raises(ValidationError, match="one of the two"):
            add_version(material, by=cast.organiser, **what)
    with pytest.raises(ValidationError, match="valid URL"):
        add_version(material, by=cast.organiser, link="javascript:alert(1)")
    assert told(material) == [(1, "", LINK, "")]


def test_a_material_without_a_first_version_is_not_there(cast: Cast, session: Session) -> None:
    with pytest.raises(ValidationError, match="one of the two"):
        given(session, cast.organiser, link="")

    assert (Material.objects.count(), ProgrammeEvent.objects.count()) == (0, 0)


def test_one_goes_up_and_down_and_stops_at_the_ends(cast: Cast, session: Session) -> None:
    one, two, three = (given(session, cast.organiser, title) for title in ("One", "Two", "Three"))
    remove_material(two, by=cast.organiser)
    moved = [
        shift_material(three, up=True, by=cast.organiser),
        shift_material(three, up=True, by=cast.organiser),
        shift_material(one, up=False, by=cast.organiser),
        shift_material(two, up=True, by=cast.organiser),
    ]

    assert moved == [True, False, False, False]
    assert [each.title for each in Material.objects.shown()] == ["Three", "One"]


def test_taken_away_and_given_out_again_is_on_the_record(cast: Cast, session: Session) -> None:
    material = given(session, cast.organiser)
    remove_material(material, by=cast.trainer)
    with pytest.raises(Refused):
        remove_material(material, by=cast.organiser)
    with pytest.raises(Refused, match="Give it out again first"):
        add_version(material, link=LINK, by=cast.organiser)
    restore_material(material, by=cast.organiser)

    record = ProgrammeEvent.objects.filter(material=material).order_by("pk")
    assert [(event.verb, event.by, event.after) for event in record] == [
        ("added a material", cast.organiser, ""),
        ("gave out a version", cast.organiser, ""),
        ("took a material away", cast.trainer, "removed"),
        ("gave a material out again", cast.organiser, "shown"),
    ]
    assert [finding for finding in find_in_stories() if finding.table == "programme_material"] == []


def test_a_change_says_what_differs(cast: Cast, session: Session) -> None:
    material = given(session, cast.organiser)
    same = change_material(material, title="Slides", visible_from=None, by=cast.organiser)
    changed = change_material(material, title="Maps", visible_from=TOMORROW, by=cast.organiser)

    assert (same, changed) == ([], ["title", "visible_from"])
    assert ProgrammeEvent.objects.get(verb="changed a material").note == "title, visible_from"
    with pytest.raises(ValidationError, match="from 2000 to 2100"):
        change_material(material, visible_from=dt.datetime(3090, 1, 1, tzinfo=dt.UTC), by=cast.organiser)
    with pytest.raises(ValidationError, match="at most 200"):
        change_material(material, title="x" * 201, by=cast.organiser)


def test_there_is_an_end_to_it(cast: Cast, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(materials, "MOST", 1)
    monkeypatch.setattr(versions, "MOST", 1)
    material = given(session, cast.organiser)

    with pytest.raises(Refused, match="at most 1 materials"):
        given(session, cast.organiser, "Two")
    with pytest.raises(Refused, match="1 versions"):
        add_version(material, link=LINK, by=cast.organiser)
    assert titles(session) == ["Slides"]
