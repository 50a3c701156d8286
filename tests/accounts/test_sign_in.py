"""Signing in: by password, by a code in a mail; and nobody signs up without an invitation."""

import re

import pytest
from django.core import mail
from django.test import Client

from accounts.domain.joining import create_account
from accounts.models import User

PASSWORD = "under-the-old-bridge-7"
CODE = re.compile(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", re.MULTILINE)


@pytest.fixture
def ada(db: None) -> User:
    return create_account(email="ada@example.org", name="Ada", password=PASSWORD)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_by_password(ada: User, client: Client) -> None:
    sent = {"login": "ADA@example.org", "password": PASSWORD}
    answer = client.post("/accounts/login/?next=/accounts/profile/", {**sent, "next": "/accounts/profile/"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/profile/")
    assert signed_in(client)


@pytest.mark.parametrize("sent", [("ada@example.org", "wrong"), ("nobody@example.org", PASSWORD)])
def test_a_wrong_word_and_an_unknown_address_are_answered_alike(ada: User, client: Client, sent) -> None:
    answer = client.post("/accounts/login/", {"login": sent[0], "password": sent[1]})

    assert (answer.status_code, signed_in(client)) == (200, False)
    assert answer.context["form"].non_field_errors() == [
        "Address and password do not fit together. Look at both again, or have a code sent instead."
    ]


def test_by_a_code_in_a_mail(ada: User, client: Client) -> None:
    client.post("/accounts/login/code/", {"email": "ada@example.org"})
    [letter] = mail.outbox
    found = CODE.search(str(letter.body))
    assert letter.to == ["ada@example.org"]
    assert found is not None

    wrong = client.post("/accounts/login/code/confirm/", {"code": "AAAA-AAAA"})
    assert (wrong.status_code, signed_in(client)) == (200, False)

    client.post("/accounts/login/code/confirm/", {"code": found[1]})
    assert signed_in(client)


def test_an_unknown_address_is_not_given_away(ada: User, client: Client) -> None:
    known = client.post("/accounts/login/code/", {"email": "ada@example.org"})
    unknown = Client().post("/accounts/login/code/", {"email": "nobody@example.org"})

    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )


def test_nobody_signs_up_without_an_invitation(db: None, client: Client) -> None:
    sent = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}

    assert [
        client.get("/accounts/signup/").status_code,
        client.post("/accounts/signup/", sent).status_code,
    ] == [
        200,
        200,
    ]
    assert User.objects.count() == 0


def test_the_way_on_leads_to_no_other_site(ada: User, client: Client) -> None:
    sent = {"login": "ada@example.org", "password": PASSWORD, "next": "https://elsewhere.example/"}

    assert client.post("/accounts/login/", sent).headers["Location"] == "/desk/"
