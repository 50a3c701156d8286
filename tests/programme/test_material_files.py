"""Who gets a material's file, from when, in which version, and how it is sent."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client
from rules import has_perm

from cohorts.models import CityPair
from programme.domain.release import release_programme
from programme.domain.supplies.materials import remove_material, restore_material
from programme.domain.supplies.versions import add_version
from programme.models import Material, Session
from tests.conftest import Cast
from tests.factories.cohorts import RoleFactory
from tests.factories.programme import SessionFactory
from tests.programme.supplying import LINK, given, sent

MIDNIGHT = dt.datetime(2090, 10, 1, 22, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def session(cast: Cast) -> Session:
    session = SessionFactory(cohort=cast.cohort, code="legal", title="Legal")
    session.trainers.create(name="Trainer", user=cast.trainer)
    release_programme(cast.cohort, by=cast.organiser)
    return session


@pytest.fixture
def maps(cast: Cast, session: Session) -> Material:
    return given(session, cast.trainer, "Maps", link="", upload=sent())


def address(material: Material, number: str = "") -> str:
    return f"/udt-test/programme/materials/{material.pk}/{number}"


def answers(client: Client, cast: Cast, where: str) -> dict[str, int]:
    said = {}
    for name in ("author", "outsider", "observer", "trainer", "organiser", "stranger", "former", "superuser"):
        client.force_login(getattr(cast, name))
        said[name] = client.get(where).status_code
    return said


def expected(members: int, suppliers: int = 200) -> dict[str, int]:
    return {
        **dict.fromkeys(("author", "outsider", "observer"), members),
        **dict.fromkeys(("trainer", "organiser"), suppliers),
        **dict.fromkeys(("stranger", "former", "superuser"), 404),
    }


def test_members_have_it_from_its_midnight_on(client: Client, cast: Cast, session: Session) -> None:
    dated = given(session, cast.organiser, link="", upload=sent(), visible_from=MIDNIGHT)
    with time_machine.travel(MIDNIGHT - SECOND, tick=False):
        before = answers(client, cast, address(dated))
    with time_machine.travel(MIDNIGHT, tick=False):
        after = answers(client, cast, address(dated))

    assert (before, after) == (expected(404), expected(200))


def test_members_have_it_only_of_a_session_that_was_released(client: Client, cast: Cast) -> None:
    idea = SessionFactory(cohort=cast.cohort, code="idea", title="Idea")
    idea.trainers.create(name="Trainer", user=cast.trainer)
    material = given(idea, cast.organiser, link="", upload=sent())
    before = answers(client, cast, address(material))
    release_programme(cast.cohort, by=cast.organiser)

    assert (before, answers(client, cast, address(material))) == (expected(404), expected(200))


def test_what_was_taken_away_stays_for_who_supplies_it(client: Client, cast: Cast, maps: Material) -> None:
    remove_material(maps, by=cast.trainer)
    away = answers(client, cast, address(maps))
    restore_material(maps, by=cast.trainer)

    assert (away, answers(client, cast, address(maps))) == (expected(404), expected(200))


def test_a_newer_version_takes_the_place_of_the_older(client: Client, cast: Cast, maps: Material) -> None:
    add_version(maps, upload=sent(b"New maps\n"), by=cast.trainer)

    assert answers(client, cast, address(maps, "1/")) == expected(404)
    assert answers(client, cast, address(maps, "2/")) == expected(200)
    client.force_login(cast.author)
    assert client.get(address(maps)).getvalue() == b"New maps\n"
    client.force_login(cast.trainer)
    assert client.get(address(maps, "1/")).getvalue() == b"Maps\n"


def test_a_withdrawn_city_and_another_trainer_have_nothing_more(
    client: Client, cast: Cast, session: Session, maps: Material
) -> None:
    colleague = RoleFactory(cohort=cast.cohort, kind="trainer").user
    remove_material(maps, by=cast.organiser)
    CityPair.objects.filter(pk=cast.ghent.pk).update(state="withdrawn")
    open_ = given(session, cast.organiser, "Open", link="", upload=sent())
    said = {}
    for name, person in (("author", cast.author), ("colleague", colleague)):
        client.force_login(person)
        said[name] = [client.get(address(each)).status_code for each in (open_, maps)]

    assert said == {"author": [404, 404], "colleague": [200, 404]}


def test_a_trainer_who_left_the_session_is_a_member_again(
    client: Client, cast: Cast, session: Session, maps: Material
) -> None:
    remove_material(maps, by=cast.organiser)
    session.trainers.all().delete()
    client.force_login(cast.trainer)

    assert client.get(address(maps)).status_code == 404


def test_the_address_of_another_cohort_leads_nowhere(client: Client, cast: Cast, maps: Material) -> None:
    client.force_login(cast.stranger)
    theirs = client.get(address(maps).replace("udt-test", "other-cohort"))
    RoleFactory(cohort=cast.cohort, user=cast.stranger, kind="observer")
    both = client.get(address(maps).replace("udt-test", "other-cohort"))

    assert (theirs.status_code, both.status_code) == (404, 404)


def test_it_is_sent_as_a_file_that_can_do_nothing(client: Client, cast: Cast, maps: Material) -> None:
    client.force_login(cast.author)
    answer: Any = client.get(address(maps))
    names = "Content-Type Content-Disposition Content-Security-Policy X-Content-Type-Options Cache-Control"

    assert answer.getvalue() == b"Maps\n"
    assert [answer.headers[name] for name in names.split()] == [
        "text/plain",
        'attachment; filename="maps.txt"',
        "default-src 'none'; sandbox",
        "nosniff",
        "private, no-cache",
    ]


def test_whoever_has_it_gets_it_once(client: Client, cast: Cast, maps: Material) -> None:
    client.force_login(cast.author)
    tag = client.get(address(maps)).headers["ETag"]
    again = client.get(address(maps), headers={"if-none-match": tag})
    add_version(maps, upload=sent(b"New maps\n"), by=cast.trainer)
    newer = client.get(address(maps), headers={"if-none-match": tag})

    assert tag == f'"{maps.versions.get(number=1).sha256}"'
    assert (again.status_code, again.content, newer.status_code) == (304, b"", 200)


def test_a_visitor_is_led_to_sign_in(client: Client, cast: Cast, maps: Material) -> None:
    for where in (address(maps), address(maps, "1/"), "/udt-test/programme/materials/999/"):
        answer = client.get(where)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/accounts/login/?next={where}")


def test_a_link_is_followed(client: Client, cast: Cast, session: Session) -> None:
    material = given(session, cast.organiser)
    client.force_login(cast.author)
    answer = client.get(address(material))

    assert (answer.status_code, answer.headers["Location"]) == (302, LINK)


def test_rule_and_question_agree_before_and_after(cast: Cast, session: Session) -> None:
    dated = given(session, cast.organiser, visible_from=MIDNIGHT)
    away = given(session, cast.organiser, "Away")
    remove_material(away, by=cast.organiser)
    people = cast.all()
    for moment in (MIDNIGHT - SECOND, MIDNIGHT):
        with time_machine.travel(moment, tick=False):
            for material in (dated, away):
                able = {name for name, who in people.items() if can(who, material)}
                seen = {n for n, who in people.items() if material in Material.objects.visible_to(who)}
                assert able == seen


def can(who: Any, material: Material) -> bool:
    return bool(has_perm("programme.view_material", who, Material.objects.get(pk=material.pk)))
