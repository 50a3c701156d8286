"""People at their browsers."""

import pytest

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def sign_in(client):
    """Signs a person of the cast in, or out where it is the visitor."""

    def sign_in(person):
        client.logout()
        if person.is_authenticated:
            client.force_login(person, backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def organiser(cast, sign_in):
    """The browser of the organiser."""
    return sign_in(cast.organiser)
