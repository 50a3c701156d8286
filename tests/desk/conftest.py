"""Stages for the desk: a released programme, and an edition that is published."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.db.models import CheckConstraint, Model

from actionplans.models import Section
from cohorts.models import Cohort
from programme.domain.release import release_programme
from programme.enums import Certainty, Format, OutputOwner
from programme.models import Release, Session
from tests.conftest import Cast
from tests.desk.published import Stage, set_stage
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory

NOW = dt.datetime(2024, 9, 10, 10, 0, tzinfo=dt.UTC)


def at(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2024, 9, day, hour, tzinfo=dt.UTC)


def add_session(cohort: Cohort, code: str, starts: dt.datetime, track: str = "common") -> Session:
    """A firm session of two hours, online, with a joining link."""
    phase = cohort.phases.first() or PhaseFactory(cohort=cohort)
    lines = cohort.tracks.filter(kind=track).first() or TrackFactory(cohort=cohort, kind=track)
    session = SessionFactory(
        cohort=cohort, code=code, title=code.title(), phase=phase, track=lines, format=Format.ONLINE
    )
    session.joining_link = f"https://meet.example.org/{code}"
    session.save()
    session.slot.certainty = Certainty.FIRM
    session.slot.starts_at, session.slot.ends_at = starts, starts + dt.timedelta(hours=2)
    session.slot.save()
    return session


@pytest.fixture
def released(cast: Cast) -> Release:
    """Four sessions: one over, one technical in two days, one policy in three, one common in ten."""
    add_session(cast.cohort, "opening", at(3))
    add_session(cast.cohort, "clinic", at(12), track="technical")
    add_session(cast.cohort, "council", at(13), track="policy")
    presenting = add_session(cast.cohort, "presenting", at(20))
    presenting.outputs.create(title="Draft plan", owner=OutputOwner.CITIES, due_days_after=3)
    presenting.outputs.create(title="Minutes", owner=OutputOwner.ORGANISERS, due_last=dt.date(2024, 9, 9))
    return release_programme(cast.cohort, by=cast.organiser, at=at(1))


@pytest.fixture
def stage(cast: Cast, challenge: Section) -> Stage:
    return set_stage(cast, challenge)


@pytest.fixture
def loose() -> Iterator[Callable[..., None]]:
    """Takes a constraint away until the test's transaction is rolled back."""

    def take_away(model: type[Model], name: str) -> None:
        connection.check_constraints()
        constraint = next(c for c in model._meta.constraints if c.name == name)
        with connection.cursor() as cursor:
            if not isinstance(constraint, CheckConstraint):
                cursor.execute(f'DROP INDEX "{name}"')
            elif connection.vendor == "sqlite":
                cursor.execute("PRAGMA ignore_check_constraints = 1")
            else:
                cursor.execute(f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT "{name}"')

    yield take_away
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = 0")
