"""Every address, every method, ten people: the answer is the one in tests/rights_matrix.py."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from actionplans.models import Plan
from tests.rights_matrix import ACTORS, TABLE
from tests.rights_stage import Stage, set_stage

# Asks pytest-django to make the tables; the stage below stands outside each test's transaction.
pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# What one may reach of allauth before one has signed in; everything else of it leads to sign-in.
DOORS = {
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_request_login_code",
    "account_email_verification_sent",
}


@dataclasses.dataclass(frozen=True)
class Row:
    state: str
    method: str
    address: str
    body: str
    statuses: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.state} {self.method} {self.address} {self.body}".strip()


def rows() -> Iterator[Row]:
    for state, table in TABLE.items():
        for line in filter(None, table.splitlines()):
            asked, statuses = line.split("|")
            method, address, *body = asked.split(maxsplit=2)
            yield Row(state, method, address, "".join(body).strip(), tuple(statuses.split()))


ROWS = list(rows())


@pytest.fixture(scope="module")
def stage(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Stage, Path]]:
    """Set once for the whole table; each question is taken back after it was answered."""
    files = tmp_path_factory.mktemp("rights")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("django.conf.settings.MEDIA_ROOT", str(files))
        yield set_stage(), files
        transaction.set_rollback(True)


@pytest.fixture
def answers(stage: tuple[Stage, Path], settings: Any) -> Stage:
    set_up, files = stage
    settings.MEDIA_ROOT = files
    return set_up


def ask(stage: Stage, row: Row, name: str) -> Any:
    """What one person is answered; whatever it changed is taken back."""
    client = Client()
    with transaction.atomic():
        Plan.objects.filter(pk=stage.plan.pk).update(state=row.state)
        if name != "visitor":
            client.force_login(getattr(stage.cast, name))
        kind = "application/json" if row.method == "PUT" else "application/x-www-form-urlencoded"
        response: Any = client.generic(
            row.method, address_of(stage, row), row.body.format(**stage.names), content_type=kind
        )
        if response.streaming:  # read to its end, which closes the file
            b"".join(response.streaming_content)
        transaction.set_rollback(True)
    return response


def address_of(stage: Stage, row: Row) -> str:
    return row.address.format(**stage.names)


def word(response: HttpResponse) -> str:
    leads_to_sign_in = response.headers.get("Location", "").startswith("/accounts/login/")
    return "in" if leads_to_sign_in else str(response.status_code)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_is_answered_as_the_table_says(answers: Stage, row: Row) -> None:
    told = {name: word(ask(answers, row, name)) for name in ACTORS}

    assert told == dict(zip(ACTORS, row.statuses, strict=True))


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, route)
        else:
            yield route, each


def module_of(pattern: URLPattern) -> str:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return str(getattr(view, "__module__", ""))


def own_routes() -> set[str]:
    """Every address but the admin's and allauth's, which have rules of their own below."""
    return {
        route
        for route, pattern in patterns(get_resolver())
        if not route.startswith("admin/") and not module_of(pattern).startswith("allauth.")
    }


def listed(stage: Stage) -> dict[str, list[Row]]:
    by_route = defaultdict(list)
    for row in ROWS:
        by_route[str(resolve(address_of(stage, row).split("?")[0]).route)].append(row)
    return by_route


def test_every_route_is_listed(answers: Stage) -> None:
    assert own_routes() - set(listed(answers)) == set()


@pytest.mark.parametrize("route", sorted(own_routes()))
def test_a_method_that_is_not_listed_is_not_allowed(answers: Stage, route: str) -> None:
    known = listed(answers)[route]
    missing = [method for method in METHODS if method not in {row.method for row in known}]
    told = {
        (method, name): ask(answers, dataclasses.replace(known[0], method=method, body=""), name).status_code
        for method in missing
        for name in ("author", "trainer", "organiser", "stranger")
    }

    assert {asked: status for asked, status in told.items() if status not in (403, 404, 405)} == {}


def test_the_admin_is_closed_to_whoever_is_no_staff(answers: Stage) -> None:
    routes = {route for route, _pattern in patterns(get_resolver()) if route.startswith("admin/")}
    plain = [route for route in sorted(routes) if "<" not in route and "(?" not in route]
    asked = [Row("drafting", "GET", f"/{route}", "", ()) for route in plain]
    people = ("visitor", "author", "organiser")
    told = {(row.address, name): word(ask(answers, row, name)) for row in asked for name in people}

    assert len(plain) > 20
    assert {asked: said for asked, said in told.items() if said not in ("in", "302", "403")} == {}


def allauth_routes() -> list[tuple[str, str]]:
    return sorted(
        (route, str(pattern.name))
        for route, pattern in patterns(get_resolver())
        if module_of(pattern).startswith("allauth.") and "<" not in route and "(?P" not in route
    )


def test_of_allauth_only_the_doors_are_open(answers: Stage) -> None:
    told = {
        name: word(ask(answers, Row("drafting", "GET", f"/{route}", "", ()), "visitor"))
        for route, name in allauth_routes()
    }

    assert {name: said for name, said in told.items() if said == "200"} == dict.fromkeys(DOORS, "200")
    assert {said for said in told.values() if said.startswith("5")} == set()
