"""Whatever is edited, released and brought back: releases stay, their lists are true, calendars follow."""

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from cohorts.models import Cohort
from programme.domain.release import release_programme
from programme.domain.restoring import restore_release
from programme.domain.sessions import change_session
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session, plan_session
from programme.models import Release, ReleasedSession, Session
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import CohortFactory
from tests.factories.programme import SessionFactory

CODES = ("a", "b", "c")
MIDNIGHT = dt.datetime(2024, 11, 4, tzinfo=dt.UTC)
Step = tuple[Any, ...]

code, sure = st.sampled_from(CODES), st.sampled_from(["tentative", "firm"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("title"), code, st.sampled_from(["One", "Two"])),
        st.tuples(st.just("text"), code, st.sampled_from(["Trust", ""])),
        st.tuples(st.just("place"), code, st.sampled_from(["Here", "There"])),
        st.tuples(
            st.just("slot"),
            code,
            st.integers(8, 10),
            st.integers(1, 2),
            st.sampled_from(["tentative", "firm"]),
        ),
        st.tuples(st.just("window"), code, st.integers(1, 3)),
        st.tuples(st.just("undate"), code),
        st.tuples(st.just("cancel"), code),
        st.tuples(st.just("plan"), code),
        st.tuples(st.just("release")),
        st.tuples(st.just("restore"), st.integers(0, 5)),
    ),
    max_size=14,
)


def take(step: Step, cohort: Cohort, by: User) -> None:
    name, *rest = step
    if name == "release":
        release_programme(cohort, kind="final", by=by)
    elif name == "restore":
        older = list(cohort.releases.order_by("number"))[:-1]
        if older:
            restore_release(older[rest[0] % len(older)], by=by)
    else:
        edit(name, cohort.sessions.get(code=rest[0]), rest[1:], by)


def edit(name: str, session: Session, values: list[Any], by: User) -> None:
    match name:
        case "title":
            change_session(session, title=values[0], by=by)
        case "text":
            change_session(session, relevance=values[0], by=by)
        case "place":
            change_session(session, place=values[0], by=by)
        case "slot":
            start = MIDNIGHT + dt.timedelta(hours=values[0])
            end = start + dt.timedelta(hours=values[1])
            change_slot(session, certainty=values[2], starts_at=start, ends_at=end, by=by)
        case "window":
            first = MIDNIGHT.date()
            change_slot(
                session,
                certainty="window",
                first_day=first,
                last_day=first + dt.timedelta(days=values[0]),
                by=by,
            )
        case "undate":
            change_slot(session, certainty="undated", by=by)
        case "cancel" if session.state != "cancelled":
            cancel_session(session, by=by)
        case "plan" if session.state == "cancelled":
            plan_session(session, by=by)


def facts(copy: ReleasedSession) -> dict[str, Any]:
    return {
        field.attname: getattr(copy, field.attname)
        for field in copy._meta.concrete_fields
        if field.attname not in ("id", "release_id")
    }


def photograph(release: Release) -> tuple[Any, ...]:
    return release.kind, release.changes, {copy.code: facts(copy) for copy in release.sessions.all()}


def length(copy: dict[str, Any]) -> dt.timedelta | None:
    return copy["ends_at"] - copy["starts_at"] if copy["starts_at"] else None


def in_calendars(copy: dict[str, Any]) -> tuple[Any, ...]:
    names = ("starts_at", "ends_at", "first_day", "last_day", "cancelled", "place")
    return tuple(copy[name] for name in names)


def differences(old: dict[str, Any], new: dict[str, Any]) -> set[str]:
    """The kinds of change between two copies of a session, found in the fields alone."""
    if new["cancelled"]:
        return set() if old["cancelled"] else {"cancelled"}
    ladder = ["undated", "window", "tentative", "firm"]
    rise = ladder.index(new["certainty"]) - ladder.index(old["certainty"])
    timed = old["starts_at"] and new["starts_at"]
    days = [copy["first_day"] and (copy["first_day"], copy["last_day"]) for copy in (old, new)]
    was, now = length(old), length(new)
    return {
        kind
        for kind, holds in {
            "back": old["cancelled"],
            "surer": rise > 0,
            "less_sure": rise < 0,
            "moved": (timed and old["starts_at"] != new["starts_at"]) or (all(days) and days[0] != days[1]),
            "longer": was and now and now > was,
            "shorter": was and now and now < was,
            "elsewhere": old["place"] != new["place"],
            "retitled": old["title"] != new["title"],
        }.items()
        if holds
    }


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_releases_tell_the_truth_and_never_change(steps: list[Step]) -> None:
    cohort, by = CohortFactory(), UserFactory()
    for order, each in enumerate(CODES, start=1):
        SessionFactory(cohort=cohort, code=each, title="One", order=order, place="Here", format="in_person")
    seen: list[tuple[Any, ...]] = []
    for step in [("release",), *steps, ("release",)]:
        take(step, cohort, by)
        releases = list(cohort.releases.order_by("number"))
        assert [photograph(release) for release in releases[: len(seen)]] == seen
        seen = [photograph(release) for release in releases]
    for (_kind, _changes, before), (_kind_now, changes, after) in itertools.pairwise(seen):
        for name in CODES:
            old, new = before[name], after[name]
            told = {change["kind"] for change in changes if change["code"] == name}
            assert told == differences(old, new)
            assert new["uid"] == old["uid"]
            moved = in_calendars(old) != in_calendars(new)
            assert new["sequence"] - old["sequence"] == int(moved)
