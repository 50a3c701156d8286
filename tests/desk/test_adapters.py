"""Redis away: pages are read and texts stored as if nothing were cached."""

import json

import pytest
from django.core.cache import cache, caches

from actionplans.domain.store import store_text
from actionplans.models import Revision

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def redis_away(settings):
    """The cache of an installation whose Redis refuses every connection."""
    away = {
        "BACKEND": "desk.adapters.cache.PatientRedisCache",
        "LOCATION": "redis://127.0.0.1:1/0",
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
    settings.CACHES = {"default": away}
    return caches["default"]


def test_every_question_has_the_answer_of_an_empty_cache(redis_away):
    cache.set("a", 1)
    cache.set_many({"a": 1})
    cache.delete_many(["a"])

    assert cache.get("a", "none") == "none"
    assert cache.get_many(["a", "b"]) == {}
    assert (cache.add("a", 1), cache.touch("a"), cache.delete("a")) == (True, False, False)
    assert "a" not in cache
    assert cache.get_or_set("a", lambda: 7) == 7
    with pytest.raises(ValueError, match="not counted"):
        cache.incr("a")


def test_a_text_is_stored_and_read(redis_away, cast, challenge, client):
    client.force_login(cast.author, backend=BACKEND)
    url = "/udt-test/plans/ghent/challenge/text"
    body = json.dumps({"text": "Ten of eleven gates."})
    stored = client.put(url, body, content_type="application/json", headers={"If-Match": '"0"'})

    assert (stored.status_code, stored.json()["revision"]) == (200, 1)
    assert Revision.objects.get().text == "Ten of eleven gates."
    page = client.get("/udt-test/plans/ghent/")
    assert (page.status_code, page.text.count("Ten of eleven gates.")) == (200, 1)


def test_people_sign_in(redis_away, cast, client, challenge):
    store_text(challenge, text="Here.", base=0, by=cast.author)
    cast.author.set_password("a-long-walk-by-the-canal")
    cast.author.save()
    signed = client.post(
        "/accounts/login/", {"login": cast.author.email, "password": "a-long-walk-by-the-canal"}
    )

    assert (signed.status_code, signed.headers["Location"]) == (302, "/desk/")
