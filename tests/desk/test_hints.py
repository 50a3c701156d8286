"""Hints stand in their place on the first visit, until they are put away; Help keeps them all."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from accounts.models import User
from desk.views.hints import HINTS
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]
OPENING = "<b>One plan, two hands</b>"


def shown_to(user: User) -> int:
    request = RequestFactory().get("/udt-test/plans/ghent/")
    request.user = user
    return render_to_string("components/hint.html", {"name": "plan"}, request).count(OPENING)


def test_a_hint_is_shown_until_it_is_put_away_and_can_be_brought_back(client: Client) -> None:
    person, other = UserFactory(), UserFactory()
    client.force_login(person)
    assert (shown_to(person), shown_to(other)) == (1, 1)

    answer = client.post("/desk/hints/plan/away/", {"next": "/udt-test/plans/ghent/"})
    assert (answer.status_code, answer.headers["location"]) == (302, "/udt-test/plans/ghent/")
    person.refresh_from_db()
    assert (person.hints_away, shown_to(person), shown_to(other)) == (["plan"], 0, 1)

    client.post("/desk/hints/plan/away/")
    client.post("/desk/hints/back/")
    person.refresh_from_db()
    assert (person.hints_away, shown_to(person)) == ([], 1)


def test_putting_a_hint_away_leads_to_no_other_site(client: Client) -> None:
    client.force_login(UserFactory())
    answer = client.post("/desk/hints/plan/away/", {"next": "https://elsewhere.example/"})
    assert answer.headers["location"] == "/desk/"


def test_help_has_every_hint_for_everybody(client: Client) -> None:
    page = client.get("/help/").content.decode()
    told = [render_to_string(f"hints/{hint}.html").strip() for hint in HINTS]
    assert [hint for hint, words in zip(HINTS, told, strict=True) if page.count(words) != 1] == []
