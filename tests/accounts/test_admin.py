"""The admin is a superuser's, through the same door as everybody's, and changes no history."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from accounts.models import User
from cohorts.models import City, CityPair, Cohort, CohortEvent, Invitation, Role, Seat, Series, Tenure
from outbox.models import Message

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
READ_ONLY = [Series, Cohort, City, CityPair, Seat, Tenure, Role, Invitation, CohortEvent, Message]


def rights(model, user):
    request = RequestFactory().get("/")
    request.user = user
    room = admin.site._registry[model]
    asked = (room.has_view_permission, room.has_change_permission, room.has_delete_permission)
    return (room.has_add_permission(request), *(ask(request) for ask in asked))


@pytest.mark.parametrize("model", READ_ONLY)
def test_a_superuser_only_reads(cast, model):
    assert rights(model, cast.superuser) == (False, True, False, False)


def test_a_superuser_changes_people_and_neither_makes_nor_deletes_them(cast):
    assert rights(User, cast.superuser) == (False, True, True, False)


def test_the_admin_has_no_door_of_its_own(cast, client):
    seen = [client.get(page)["Location"] for page in ("/admin/", "/admin/login/")]

    assert [location.split("?")[0] for location in seen] == ["/admin/login/", "/accounts/login/"]


def test_only_a_superuser_comes_in(cast, client):
    seen = {}
    for name in ("organiser", "author", "superuser"):
        client.force_login(getattr(cast, name), backend=BACKEND)
        seen[name] = client.get("/admin/").status_code

    assert {name: status == 200 for name, status in seen.items()} == {
        "organiser": False,
        "author": False,
        "superuser": True,
    }


def test_no_secret_is_shown(cast, client):
    Message.objects.create(address="a@example.org", subject="s", text="canary-text", dedupe_key="k")
    letter = Invitation.objects.create(
        cohort=cast.cohort, email="a@example.org", role="trainer", secret_hash="canary-hash"
    )
    client.force_login(cast.superuser, backend=BACKEND)

    pages = [
        client.get(f"/admin/outbox/message/{Message.objects.get().pk}/change/"),
        client.get(f"/admin/cohorts/invitation/{letter.pk}/change/"),
    ]

    assert [(page.status_code, "canary" in page.content.decode()) for page in pages] == [(200, False)] * 2
