"""The pages of sign-in and of an account: in our words, kind to mistakes, one way always to be seen."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from accounts.domain.joining import create_account
from accounts.models import User

PASSWORD = "under-the-old-bridge-7"
LABELS = re.compile(r'<label for="id_\w+">([^<]+)</label>')


@pytest.fixture
def ada(db: None) -> User:
    return create_account(email="ada@example.org", name="Ada", password=PASSWORD)


@pytest.fixture
def own(ada: User, client: Client) -> Client:
    client.post("/accounts/login/", {"login": "ada@example.org", "password": PASSWORD})
    return client


def said_on(client: Client, address: str, **sent: str) -> str:
    answer = client.post(address, sent, follow=True) if sent else client.get(address, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_one_button_sends_a_code_to_the_address_that_was_typed(ada: User, client: Client) -> None:
    page = said_on(client, "/accounts/login/")
    assert LABELS.findall(page) == ["E-mail address", "Password"]
    assert (
        '<button class="button" formaction="/accounts/login/code/" formnovalidate>Send me a code</button>'
        in page
    )

    page = said_on(client, "/accounts/login/code/", login="ada@example.org", password="", next="/udt/")
    assert "Type the code from the mail to ada@example.org." in page
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]


def test_a_new_code_can_be_asked_for(ada: User, client: Client) -> None:
    said_on(client, "/accounts/login/code/", login="ada@example.org")
    page = said_on(client, "/accounts/login/code/confirm/", action="resend")

    assert "A code is on its way to ada@example.org." in page
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    ("address", "sent", "words"),
    [
        (
            "/accounts/login/",
            {"login": "a@b.org", "password": "x"},
            "Address and password do not fit together.",
        ),
        ("/accounts/login/", {"login": "a@b.org", "password": ""}, "This is still empty."),
        ("/accounts/login/code/", {"login": ""}, "No code sent yet"),
        ("/accounts/password/reset/", {"email": ""}, "This is still empty."),
    ],
)
def test_a_mistake_is_said_kindly(db: None, client: Client, address: str, sent, words: str) -> None:
    page = said_on(client, address, **sent)

    assert words in page
    assert "Not stored yet" not in page


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/accounts/login/", "Sign in"),
        ("/accounts/login/code/", "Sign in by code"),
        ("/accounts/signup/", "By invitation"),
        ("/accounts/inactive/", "This account is closed"),
        ("/accounts/password/reset/", "A new password"),
        ("/accounts/password/reset/done/", "Look into your mail"),
        ("/accounts/password/reset/key/1-bad/", "This link does not work any more"),
        ("/accounts/confirm-email/bad/", "This link does not work any more"),
    ],
)
def test_pages_at_the_door(db: None, client: Client, address: str, heading: str) -> None:
    page = said_on(client, address)

    assert f"<h1>{heading}</h1>" in page
    assert 'class="woven door-art"' in page
    assert "placeholder" not in page


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("/accounts/profile/", "Profile"),
        ("/accounts/email/", "Address"),
        ("/accounts/password/change/", "Password"),
        ("/accounts/2fa/", "Second step"),
    ],
)
def test_pages_of_an_account_are_one_book(own: Client, address: str, part: str) -> None:
    page = said_on(own, address)

    assert "<h1>Your account</h1>" in page
    assert f'aria-current="page">{part}</a>' in page
    assert "placeholder" not in page


def test_an_app_is_bound_after_one_more_look_who_is_there(own: Client) -> None:
    page = said_on(own, "/accounts/2fa/totp/activate/")
    assert "<h1>Is it you?</h1>" in page
    sent = {"password": PASSWORD, "next": "/accounts/2fa/totp/activate/"}
    page = said_on(own, "/accounts/reauthenticate/", **sent)

    assert "<h2>Bind an app on your phone</h2>" in page
    assert "Code: This is still empty." in said_on(own, "/accounts/2fa/totp/activate/", code="").replace(
        '<a href="#id_code">Code</a>', "Code"
    )


def test_an_address_changes_once_the_new_one_has_answered(own: Client, ada: User) -> None:
    page = said_on(own, "/accounts/email/", email="ada@city.example", action_add="")
    assert "ada@city.example waits until you follow the link" in page
    [letter] = mail.outbox
    link = re.search(r"http://localhost:8000(/accounts/confirm-email/\S+)", str(letter.body))
    assert link is not None
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"

    assert "From now on you sign in with ada@city.example" in said_on(own, link[1])
    own.post(link[1])
    ada.refresh_from_db()
    assert ada.email == "ada@city.example"
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("ada@city.example", True, True)
    ]
