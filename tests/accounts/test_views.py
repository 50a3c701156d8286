"""A person keeps the own name, time zone and language."""

import pytest

from accounts.models import User
from tests.factories.accounts import UserFactory

PROFILE = {"name": "Ada L.", "time_zone": "Europe/Vienna", "language": "en-gb"}
PAGE = "/accounts/profile/"


@pytest.fixture
def ada(db, client):
    ada = UserFactory(name="Ada", email="ada@example.org")
    client.force_login(ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    return ada


def test_the_profile_is_behind_sign_in(db, client):
    answer = client.get(PAGE)

    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/accounts/profile/")


def test_the_profile_shows_and_stores_ones_own(ada, client):
    other = UserFactory(name="Ben")

    assert client.get(PAGE).context["form"].initial == {
        "name": "Ada",
        "time_zone": "Europe/Brussels",
        "language": "en-gb",
    }
    answer = client.post(PAGE, {**PROFILE, "email": "ben@example.org", "is_superuser": "1", "pk": other.pk})

    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    ada.refresh_from_db()
    assert (ada.name, ada.time_zone) == ("Ada L.", "Europe/Vienna")
    assert (ada.email, ada.is_superuser) == ("ada@example.org", False)
    assert User.objects.get(pk=other.pk).name == "Ben"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": ""}, "name"), ({"time_zone": "Mars/Olympus"}, "time_zone"), ({"language": "tlh"}, "language")],
)
def test_a_mistake_is_said_and_stores_nothing(ada, client, wrong, field):
    answer = client.post(PAGE, {**PROFILE, **wrong})

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
    assert answer.context["signed_in_name"] == "Ada"
    ada.refresh_from_db()
    assert (ada.name, ada.time_zone, ada.language) == ("Ada", "Europe/Brussels", "en-gb")
