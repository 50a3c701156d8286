"""How a person is greeted, and how moments are told."""

import datetime as dt
import zoneinfo

import pytest
from django.utils import timezone

from accounts.models import User
from desk.domain.own.greeting import greeting
from desk.templatetags.moments import said_on

LIES = User(name="Lies Van Hecke", email="lies@example.org")
BRUSSELS, TALLINN = zoneinfo.ZoneInfo("Europe/Brussels"), zoneinfo.ZoneInfo("Europe/Tallinn")


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "Good evening"), (5, "Good morning"), (11, "Good morning"), (12, "Good afternoon"),
     (17, "Good afternoon"), (18, "Good evening"), (23, "Good evening")],
)  # fmt: skip
def test_a_greeting_goes_by_the_hour_where_one_is(hour: int, words: str) -> None:
    with timezone.override(BRUSSELS):
        at = dt.datetime(2026, 11, 22, hour, 30, tzinfo=BRUSSELS)
        assert greeting(LIES, at) == f"{words}, Lies"


def test_noon_in_tallinn_comes_sooner() -> None:
    at = dt.datetime(2026, 11, 22, 10, 15, tzinfo=dt.UTC)
    with timezone.override(BRUSSELS):
        assert greeting(LIES, at) == "Good morning, Lies"
    with timezone.override(TALLINN):
        assert greeting(LIES, at) == "Good afternoon, Lies"


def test_who_has_no_name_is_greeted_by_the_address() -> None:
    at = dt.datetime(2026, 11, 22, 10, 15, tzinfo=dt.UTC)

    assert greeting(User(email="lies@example.org"), at) == "Good morning, lies@example.org"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-22 09:05", "today 09:05"),
        ("2026-11-21 23:59", "yesterday 23:59"),
        ("2026-11-20 08:00", "Friday"),
        ("2026-11-16 08:00", "Monday"),
        ("2026-11-15 08:00", "Sun 15 Nov"),
        ("2025-12-30 08:00", "Tue 30 Dec 2025"),
        ("2026-11-23 08:00", "Mon 23 Nov"),
    ],
)
def test_a_moment_is_told_as_one_would_say_it(moment: str, words: str) -> None:
    now = dt.datetime(2026, 11, 22, 15, 0, tzinfo=BRUSSELS)
    with timezone.override(BRUSSELS):
        assert said_on(dt.datetime.fromisoformat(moment).replace(tzinfo=BRUSSELS), now) == words
