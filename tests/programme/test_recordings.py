"""Who may watch a session again: nobody but organisers, until it is said who agreed."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from rules import has_perm

from accounts.domain.moves import Refused
from programme.domain.release import release_programme
from programme.domain.stages import confirm_session, hold_session
from programme.domain.supplies.recordings import drop_recording, set_recording
from programme.models import ProgrammeEvent, Recording, Session
from tests.conftest import Cast
from tests.factories.cohorts import RoleFactory
from tests.factories.programme import SessionFactory, TrackFactory

FILM = "https://video.example.org/legal"
TOLD = {"consent": "Everybody present agreed.", "agreed_on": dt.date(2024, 10, 12)}
EVERYBODY = {"author", "partner", "outsider", "trainer", "observer", "organiser", "colleague"}


def held(cast: Cast, kind: str = "common", *, release: bool = True) -> Session:
    track = TrackFactory(cohort=cast.cohort, kind=kind)
    session = SessionFactory(cohort=cast.cohort, code=f"of-{kind}", track=track)
    session.trainers.create(name="Trainer", user=cast.trainer)
    confirm_session(session, by=cast.organiser)
    hold_session(session, by=cast.organiser)
    if release:
        release_programme(cast.cohort, by=cast.organiser)
    return session


def record(session: Session, cast: Cast, audience: str = "members", **changes: Any) -> Recording:
    told = {"link": FILM, "audience": audience, **TOLD, **changes}
    return set_recording(session, by=cast.organiser, **told)


def watching(cast: Cast, recording: Recording) -> set[str]:
    """Who may watch, by the rule; the question to the database must say the same."""
    colleague = RoleFactory(cohort=cast.cohort, kind="trainer").user
    people = {**cast.all(), "colleague": colleague}
    fresh = Recording.objects.get(pk=recording.pk)
    able = {name for name, who in people.items() if has_perm("programme.view_recording", who, fresh)}
    seen = {n for n, who in people.items() if recording in Recording.objects.visible_to(who)}
    assert able == seen
    return able


@pytest.mark.parametrize(
    ("kind", "audience", "who"),
    [
        ("common", "members", EVERYBODY),
        ("common", "expected", {"author", "partner", "outsider", "trainer", "organiser"}),
        ("policy", "expected", {"author", "outsider", "trainer", "organiser"}),
        ("technical", "expected", {"partner", "trainer", "organiser"}),
        ("common", "organisers", {"organiser"}),
    ],
)
def test_who_may_watch_is_as_it_says(cast: Cast, kind: str, audience: str, who: set[str]) -> None:
    assert watching(cast, record(held(cast, kind), cast, audience)) == who


def test_without_an_agreement_organisers_alone_see_it(cast: Cast) -> None:
    session = held(cast)
    silent = record(session, cast, consent=" ", agreed_on=None)
    before = watching(cast, silent)

    assert (before, watching(cast, record(session, cast))) == ({"organiser"}, EVERYBODY)


def test_of_a_session_that_nobody_knows_organisers_alone_see_it(cast: Cast) -> None:
    recording = record(held(cast, release=False), cast)
    before = watching(cast, recording)
    release_programme(cast.cohort, by=cast.organiser)

    assert (before, watching(cast, recording)) == ({"organiser"}, EVERYBODY)


def test_a_withdrawn_city_watches_no_more(cast: Cast) -> None:
    recordings = [record(held(cast, kind), cast, "expected") for kind in ("common", "policy")]
    cast.ghent.state = "withdrawn"
    cast.ghent.save()

    assert [watching(cast, each) for each in recordings] == [{"outsider", "trainer", "organiser"}] * 2


def test_what_was_not_held_has_no_recording(cast: Cast) -> None:
    session = SessionFactory(cohort=cast.cohort)

    with pytest.raises(Refused, match="not held yet"):
        record(session, cast)
    assert Recording.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"agreed_on": None}, {"agreed_on": ["Say on which day they agreed."]}),
        ({"consent": ""}, {"consent": ["Say who was asked, such as “Everybody present”."]}),
        (
            {"agreed_on": dt.date(2026, 7, 2)},
            {"agreed_on": ["That day is yet to come. An agreement is a fact."]},
        ),
        ({"agreed_on": dt.date(1926, 7, 2)}, {"agreed_on": ["Choose a date from 2000 to 2100."]}),
        ({"link": "javascript:alert(1)"}, {"link": ["Enter a valid URL."]}),
    ],
)
def test_half_an_agreement_is_none(cast: Cast, changes: Any, wrong: Any) -> None:
    session = held(cast)
    noon = time_machine.travel(dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC), tick=False)
    with noon, pytest.raises(ValidationError) as refused:
        record(session, cast, **changes)

    assert refused.value.message_dict == wrong
    assert Recording.objects.count() == 0


def test_the_database_holds_the_two_halves_together(cast: Cast) -> None:
    recording = record(held(cast), cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Recording.objects.filter(pk=recording.pk).update(agreed_on=None)


def test_it_is_changed_in_place_and_forgotten_with_a_record(cast: Cast) -> None:
    session = held(cast)
    first = record(session, cast)
    record(session, cast)
    again = record(session, cast, "organisers")
    drop_recording(again, by=cast.organiser)

    events = ProgrammeEvent.objects.filter(session=session, verb__contains="recording").order_by("pk")
    assert (first.pk, Recording.objects.count()) == (again.pk, 0)
    assert [(event.verb, event.note) for event in events] == [
        ("set the recording", "link, consent, agreed_on"),
        ("set the recording", "audience"),
        ("dropped the recording", ""),
    ]
