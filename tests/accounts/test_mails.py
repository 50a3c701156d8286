"""Every mail that has to do with an account: its words, and that it is dressed."""

import re
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from accounts.domain.joining import create_account
from accounts.models import User

PASSWORD = "gherkin-pontoon-7"
BELOW = "-- \nTrellis, where cities learn together\nhttps://trellis.example/"


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.SITE_URL = "https://trellis.example"


@pytest.fixture
def ada(db: None) -> User:
    return create_account(email="ada@example.org", name="Ada", password=PASSWORD)


def letters() -> list[tuple[str, str]]:
    """Subject and first paragraph of what was sent; each with small print and with HTML beside it."""
    for sent in mail.outbox:
        assert str(sent.body).endswith(BELOW)
        assert isinstance(sent, EmailMultiAlternatives)
        assert [kind for _html, kind in sent.alternatives] == ["text/html"]
    return [(str(sent.subject), str(sent.body).split("\n\n")[0]) for sent in mail.outbox]


def test_a_code_to_sign_in(client: Client, ada: User) -> None:
    client.post("/accounts/login/code/", {"email": "ada@example.org"})

    assert letters() == [
        ("Your code to sign in", "Type this code into the page that is open in your browser:")
    ]


def test_who_has_no_account_is_told_so(client: Client, db: None) -> None:
    client.post("/accounts/login/code/", {"email": "nobody@example.org"})

    assert letters() == [
        (
            "No account has this address",
            "Somebody tried to sign in to Trellis with nobody@example.org, or asked for a new password. "
            "No account has this address.",
        )
    ]


def test_a_new_password_is_asked_for_and_chosen(client: Client, ada: User) -> None:
    client.post("/accounts/password/reset/", {"email": "ada@example.org"}, HTTP_HOST="testserver")
    [link] = re.findall(r"(?m)^https://\S+key\S+$", str(mail.outbox[0].body))
    assert link.startswith("https://trellis.example/accounts/password/reset/key/")

    form = client.get(link.removeprefix("https://trellis.example"), follow=True)
    new = {"password1": "heron-lattice-42", "password2": "heron-lattice-42"}
    client.post(form.redirect_chain[-1][0], new)

    assert letters() == [
        (
            "Choose a new password",
            "Somebody, you we hope, asked for a new password to your account on Trellis.",
        ),
        (
            "Your password was reset",
            "The password of your account on Trellis was reset by a link that we sent to this address.",
        ),
    ]


def test_a_changed_password_is_told(client: Client, ada: User) -> None:
    client.login(email="ada@example.org", password=PASSWORD)
    client.post("/accounts/login/", {"login": "ada@example.org", "password": PASSWORD})
    new = {"oldpassword": PASSWORD, "password1": "heron-lattice-42", "password2": "heron-lattice-42"}
    client.post("/accounts/password/change/", new)

    assert letters() == [
        ("Your password was changed", "The password of your account on Trellis was changed.")
    ]


@pytest.mark.once
@pytest.mark.parametrize(
    ("prefix", "subject", "first"),
    [
        (
            "account/email/password_set",
            "Your account has a password now",
            "A password was set for your account on Trellis. "
            "You can sign in with it, or still by a code in a mail.",
        ),
        (
            "account/email/email_confirmation",
            "Your code for this address",
            "Somebody, you we hope, wants to sign in to Trellis with ada@example.org from now on.",
        ),
        (
            "account/email/email_confirm",
            "This address is confirmed",
            "Your account on Trellis uses this address now: sign in with it, and find our mails here.",
        ),
        (
            "account/email/email_changed",
            "Your address was changed",
            "The address of your account on Trellis is now new@example.org. It was ada@example.org.",
        ),
        (
            "account/email/email_deleted",
            "Your account has this address no more",
            "old@example.org was taken off your account on Trellis. It opens the account no more.",
        ),
        (
            "mfa/email/totp_activated",
            "Signing in asks for a second code now",
            "An authenticator app was linked to your account on Trellis. "
            "Signing in asks for its code from now on.",
        ),
        (
            "mfa/email/totp_deactivated",
            "Signing in asks for no second code any more",
            "The authenticator app was taken off your account on Trellis. "
            "Signing in asks for no second code any more.",
        ),
        (
            "mfa/email/recovery_codes_generated",
            "You have new recovery codes",
            "New recovery codes were made for your account on Trellis. The old ones open nothing any more.",
        ),
    ],
)
def test_changes_are_told_in_our_own_words(prefix: str, subject: str, first: str) -> None:
    told = {
        "email": "ada@example.org",
        "from_email": "ada@example.org",
        "to_email": "new@example.org",
        "deleted_email": "old@example.org",
        "code": "QKT-7PD",
    }
    get_adapter().render_mail(prefix, "ada@example.org", told).send()

    assert letters() == [(subject, first)]
