"""An account begins with a proved address, once."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError

from accounts.domain.joining import account_of, create_account
from accounts.domain.moves import Refused
from accounts.models import User
from tests.at_once import at_once
from tests.factories.accounts import UserFactory

ADA = {"email": "Ada@Example.org", "name": "Ada", "password": "gherkin-pontoon-7"}


def test_an_account_begins(db, client):
    ada = create_account(**ADA, time_zone="Europe/Vienna")

    assert (ada.email, ada.name, ada.time_zone, ada.language) == (
        "ada@example.org",
        "Ada",
        "Europe/Vienna",
        "en-gb",
    )
    assert list(EmailAddress.objects.values_list("user", "verified", "primary")) == [(ada.pk, True, True)]
    assert client.login(email="ada@example.org", password="gherkin-pontoon-7") is True


def test_an_address_has_one_account_however_it_is_spelt(db):
    ada = UserFactory(email="ada@example.org")

    assert (account_of("ADA@example.org"), account_of("ben@example.org")) == (ada, None)
    with pytest.raises(Refused, match="has an account already"):
        create_account(**ADA)


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "short"},
        {"password": "password123"},
        {"name": ""},
        {"email": "no address"},
        {"time_zone": "Mars/Olympus"},
    ],
)
def test_a_mistake_makes_no_account(db, wrong):
    with pytest.raises(ValidationError):
        create_account(**{**ADA, **wrong})

    assert (User.objects.count(), EmailAddress.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_an_account_made_twice_at_once_is_one():
    def create():
        return create_account(**ADA)

    results = at_once(create, create)

    assert sorted(type(result).__name__ for result in results) == ["Refused", "User"]
    assert EmailAddress.objects.count() == 1
