"""Who taught once and holds no role any more is a visitor, also to the sessions taught then."""

import pytest
from rules import has_perm

from cohorts.domain.roles import end_role
from programme.models import Session
from tests.factories.programme import SessionFactory

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def taught(cast):
    session = SessionFactory(
        cohort=cast.cohort, code="taught", joining_link="https://meet.example.org/secret"
    )
    session.trainers.create(name="Trainer", user=cast.trainer)
    return session


def stands(client, user) -> tuple[bool, bool, int]:
    client.force_login(user, backend=BACKEND)
    visible = Session.objects.visible_to(user).exists()
    permitted = has_perm("programme.view_session", user, Session.objects.get())
    return visible, permitted, client.get("/udt-test/studio/programme/taught/").status_code


def test_a_trainer_reads_the_own_session(cast, client, taught):
    assert stands(client, cast.trainer) == (True, True, 200)


def test_a_former_trainer_does_not(cast, client, taught):
    end_role(cast.cohort.roles.get(user=cast.trainer), by=cast.organiser)

    assert stands(client, cast.trainer) == (False, False, 404)


def test_a_member_of_another_edition_who_is_named_does_not(cast, client, taught):
    taught.trainers.create(name="Stranger", user=cast.stranger)

    assert stands(client, cast.stranger) == (False, False, 404)
