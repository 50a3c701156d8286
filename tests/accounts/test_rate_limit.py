"""One person writes so often in a minute and no more; others are not held up by it."""

import pytest
import time_machine
from django.urls import reverse

from tests.factories.accounts import UserFactory

PROFILE = {"name": "Ada", "time_zone": "Europe/Vienna", "language": "en-gb"}
PAGE = "/accounts/profile/"
LINK = "/accounts/invitation/unknown/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def minute(settings):
    settings.RATE_LIMITS = {"/": 3, "/accounts/invitation/": 2}
    with time_machine.travel("2026-03-02T12:00:20Z", tick=False) as clock:
        yield clock


@pytest.fixture
def ada(db, client):
    ada = UserFactory(name="Ada")
    client.force_login(ada, backend=BACKEND)
    return ada


def statuses(call, times):
    return [call().status_code for _ in range(times)]


def test_too_many_writes_are_told_to_wait(ada, client):
    assert statuses(lambda: client.post(PAGE, PROFILE), 4) == [302, 302, 302, 429]

    answer = client.post(PAGE, PROFILE)
    assert (answer["Retry-After"], answer.templates[0].name) == ("40", "accounts/too_many.html")


def test_the_next_minute_is_free(ada, client, minute):
    statuses(lambda: client.post(PAGE, PROFILE), 4)

    minute.shift(40)

    assert client.post(PAGE, PROFILE).status_code == 302


def test_reading_is_not_counted(ada, client):
    assert statuses(lambda: client.get(PAGE), 6) == [200] * 6


def test_another_person_is_not_held_up(ada, client, django_user_model):
    statuses(lambda: client.post(PAGE, PROFILE), 4)
    client.force_login(UserFactory(), backend=BACKEND)

    assert client.post(PAGE, PROFILE).status_code == 302


def test_an_invitations_link_is_guessed_at_most_so_often_from_one_address(db, client):
    assert statuses(lambda: client.post(LINK), 3) == [404, 404, 429]
    assert client.post(LINK, REMOTE_ADDR="192.0.2.7").status_code == 404


def test_a_forged_header_does_not_help(db, client):
    seen = [client.post(LINK, HTTP_X_REAL_IP=f"192.0.2.{n}").status_code for n in range(3)]

    assert seen == [404, 404, 429]


def test_behind_a_proxy_its_last_word_counts(db, client, settings):
    settings.RATE_LIMIT_ADDRESS_HEADER = "X-Forwarded-For"

    seen = [client.post(LINK, HTTP_X_FORWARDED_FOR=f"10.0.0.{n}, 192.0.2.1").status_code for n in range(3)]

    assert seen == [404, 404, 429]
    assert client.post(LINK, HTTP_X_FORWARDED_FOR="10.0.0.1, 192.0.2.2").status_code == 404


def test_a_page_of_too_many_keeps_the_safety_headers(ada, client):
    statuses(lambda: client.post(PAGE, PROFILE), 3)

    answer = client.post(reverse("accounts_own:profile"), PROFILE)

    assert (answer.status_code, answer["X-Frame-Options"]) == (429, "DENY")
