"""What an invitation's link opens, for whom, and when no more."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.contrib.auth import get_user

from accounts.models import User
from cohorts.domain.inviting import invite_person, revoke_invitation
from cohorts.models import Invitation
from outbox.models import Message

ADA = {"name": "Ada", "password": "gherkin-pontoon-7", "time_zone": "Europe/Vienna"}


@pytest.fixture
def link(cast):
    """The path of an invitation to observe, sent to ada@example.org."""
    invite_person(cast.cohort, "ada@example.org", role="observer", name="Ada", by=cast.organiser)
    line = next(line for line in Message.objects.get().text.split("\n") if "://" in line)
    return "/" + line.split("/", 3)[3]


@pytest.fixture
def invite_member(cast):
    """The path of an invitation for somebody who has an account."""

    def invite(person):
        invite_person(cast.cohort, person.email, role="observer", by=cast.organiser)
        line = next(line for line in Message.objects.last().text.split("\n") if "://" in line)
        return "/" + line.split("/", 3)[3]

    return invite


def case(answer):
    return (answer.status_code, answer.context["case"])


def test_the_link_asks_for_name_password_and_zone(link, client):
    answer = client.get(link)

    assert case(answer) == (200, "join")
    assert list(answer.context["form"].fields) == ["name", "password", "time_zone"]
    assert answer.context["form"].initial == {"name": "Ada", "time_zone": "Europe/Brussels"}
    assert "no-store" in answer["Cache-Control"]


def test_looking_does_not_use_it_up(link, client):
    assert [client.get(link).status_code, client.head(link).status_code, client.get(link).status_code] == [
        200,
        200,
        200,
    ]
    assert Invitation.objects.get().state == "sent"


def test_accepting_makes_the_account_and_signs_in(cast, link, client):
    answer = client.post(link, ADA)

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    ada = User.objects.get(email="ada@example.org")
    assert (get_user(client), ada.name, ada.time_zone) == (ada, "Ada", "Europe/Vienna")
    assert cast.cohort.roles.get(user=ada).kind == "observer"
    assert client.get(f"/{cast.cohort.slug}/people/").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"password": ""}, "password"),
        ({"password": "short"}, "password"),
        ({"password": "ada@example.org"}, "password"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
    ],
)
def test_a_mistake_makes_no_account(link, client, wrong, field):
    answer = client.post(link, {**ADA, **wrong})

    assert (case(answer), list(answer.context["form"].errors)) == ((200, "join"), [field])
    assert (User.objects.filter(email="ada@example.org").count(), Invitation.objects.get().state) == (
        0,
        "sent",
    )


def test_a_used_link_says_so_to_everybody(cast, link, client, sign_in):
    client.post(link, ADA)
    mine = client.get(link)
    others = sign_in(cast.visitor).get(link)
    again = client.post(link, {**ADA, "name": "Eve"})

    assert [case(answer) for answer in (mine, others, again)] == [(410, "accepted")] * 3
    assert "You accepted it; there is nothing more to do." in mine.content.decode()
    assert "An invitation works once." in others.content.decode()
    assert User.objects.get(email="ada@example.org").name == "Ada"


def test_a_link_that_expired_says_what_to_do(link, client):
    Invitation.objects.update(expires_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))

    answer = client.get(link)

    assert (case(answer), case(client.post(link, ADA))) == ((410, "expired"), (410, "expired"))
    assert "ask the organisers: they can send it again" in answer.content.decode()


def test_a_revoked_link_says_what_to_do(link, client):
    revoke_invitation(Invitation.objects.get(), by=None)

    answer = client.get(link)

    assert (case(answer), case(client.post(link, ADA))) == ((410, "revoked"), (410, "revoked"))
    assert "The organisers revoked it." in answer.content.decode()


def test_a_link_that_is_not_known_says_what_to_do(db, client):
    answer = client.get("/accounts/invitation/nonsense/")

    assert case(answer) == (404, "unknown")
    assert "use the link in the newest mail" in answer.content.decode()
    assert client.post("/accounts/invitation/nonsense/decline/").status_code == 302


def test_somebody_with_an_account_signs_in_first_and_comes_back(cast, client, invite_member):
    path = invite_member(cast.stranger)

    answer = client.get(path)

    assert case(answer) == (200, "sign_in")
    assert f'href="/accounts/login/?next={quote(path)}"' in answer.content.decode()
    assert case(client.post(path, ADA)) == (403, "sign_in")
    assert cast.cohort.roles.filter(user=cast.stranger).count() == 0


def test_somebody_signed_in_accepts_with_one_click(cast, sign_in, invite_member):
    path = invite_member(cast.stranger)
    client = sign_in(cast.stranger)
    assert case(client.get(path)) == (200, "own")

    answer = client.post(path)

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert cast.cohort.roles.get(user=cast.stranger).kind == "observer"


def test_another_person_is_told(cast, link, sign_in):
    client = sign_in(cast.author)

    shown, tried = client.get(link), client.post(link, ADA)
    declined = client.post(f"{link}decline/")

    assert (case(shown), case(tried), declined.status_code) == ((403, "other"), (403, "other"), 302)
    assert (
        "It was sent to ada@example.org, and you are signed in as author@example.org."
        in shown.content.decode()
    )
    assert Invitation.objects.get().state == "sent"


def test_declining_is_a_button(link, client):
    assert client.get(f"{link}decline/").status_code == 405

    client.post(f"{link}decline/")

    assert (Invitation.objects.get().state, case(client.get(link))) == ("declined", (410, "declined"))


def test_a_forged_form_accepts_nothing(link):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(link, ADA).status_code == 403
    assert Invitation.objects.get().state == "sent"
