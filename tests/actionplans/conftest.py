"""Clients for the cast, and texts in a plan."""

import pytest
from django.test import Client

from actionplans.domain.store import store_text
from actionplans.models import Section

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def sign_in():
    def as_client(user, **kwargs):
        client = Client(**kwargs)
        client.force_login(user, backend=BACKEND)
        return client

    return as_client


@pytest.fixture
def write():
    """Store a text as the newest revision of a section and give that revision."""

    def store(section, text, by):
        fresh = Section.objects.select_related("current").get(pk=section.pk)
        store_text(fresh, text=text, base=fresh.number, by=by)
        return Section.objects.select_related("current").get(pk=section.pk).current

    return store
