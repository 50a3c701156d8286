"""A release is a numbered copy that never changes, and knows what differs from the one before."""

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from accounts.domain.moves import Refused
from programme.domain.outputs import add_output
from programme.domain.release import rehearse_release, release_programme
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session, plan_session
from programme.models import ProgrammeEvent, Release, ReleasedSession, Session
from tests.conftest import Cast
from tests.factories.accounts import UserFactory
from tests.factories.programme import SessionFactory

Act = Callable[[Session, Cast], Any]


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2024, 11, day, hour, minute, tzinfo=dt.UTC)


def put(session: Session, cast: Cast, start: dt.datetime, end: dt.datetime, sure: str = "tentative") -> None:
    change_slot(session, certainty=sure, starts_at=start, ends_at=end, by=cast.organiser)


@pytest.fixture
def legal(cast: Cast) -> Session:
    session = SessionFactory(cohort=cast.cohort, code="legal", title="Legal", place="Barcelona", order=1)
    put(session, cast, at(8, 8), at(8, 11))
    return session


def kinds(release: Release) -> list[str]:
    return [change["kind"] for change in release.changes]


def released(cast: Cast, **words: Any) -> Release:
    return release_programme(cast.cohort, by=cast.organiser, **words)


def test_a_release_copies_everything(cast: Cast, legal: Session) -> None:
    change_session(
        legal,
        by=cast.organiser,
        relevance="Trust",
        goals="Know GDPR\n\nAnonymise",
        aliases="Law",
        materials="A page",
    )
    set_trainers(legal, [Trainer("Ada Byron")], by=cast.organiser)
    add_output(legal, title="A checklist", due_days_after=14, by=cast.organiser)

    release = released(cast, kind="final", note="For print", at=at(1, 9))

    copy = release.sessions.get()
    assert (release.number, release.kind, release.note, release.changes) == (1, "final", "For print", [])
    assert (copy.code, copy.sequence, copy.uid, copy.starts_at) == ("legal", 0, legal.slot.uid, at(8, 8))
    assert copy.body == {
        "relevance": "Trust",
        "goals": ["Know GDPR", "Anonymise"],
        "contents": [],
        "materials": "A page",
        "preparations": "",
        "recording": "",
        "aliases": ["Law"],
        "no_outputs": False,
        "trainers": [{"name": "Ada Byron", "organisation": ""}],
        "outputs": [
            {
                "title": "A checklist",
                "owner": "organisers",
                "due": "14 days after the session",
                "state": "open",
            }
        ],
    }
    assert ProgrammeEvent.objects.get(release=release).by == cast.organiser


CASES: list[tuple[str, Act, list[str], int]] = [
    ("nothing", lambda s, c: None, [], 0),
    ("prose", lambda s, c: change_session(s, by=c.organiser, relevance="Other words"), [], 0),
    ("moved", lambda s, c: put(s, c, at(8, 9), at(8, 12)), ["moved"], 1),
    ("longer", lambda s, c: put(s, c, at(8, 8), at(8, 12)), ["longer"], 1),
    ("shorter", lambda s, c: put(s, c, at(8, 8), at(8, 10)), ["shorter"], 1),
    ("surer", lambda s, c: put(s, c, at(8, 8), at(8, 11), "firm"), ["surer"], 0),
    ("surer, moved", lambda s, c: put(s, c, at(7, 8), at(7, 11), "firm"), ["surer", "moved"], 1),
    ("less sure", lambda s, c: change_slot(s, certainty="undated", by=c.organiser), ["less_sure"], 1),
    ("retitled", lambda s, c: change_session(s, by=c.organiser, title="The law"), ["retitled"], 0),
    ("trainers", lambda s, c: set_trainers(s, [Trainer("Ada")], by=c.organiser), ["trainers"], 0),
    ("elsewhere", lambda s, c: change_session(s, by=c.organiser, place="Girona"), ["elsewhere"], 1),
    ("cancelled", lambda s, c: cancel_session(s, by=c.organiser), ["cancelled"], 1),
    ("new", lambda s, c: SessionFactory(cohort=c.cohort, order=9), ["new"], 0),
]


@pytest.mark.parametrize(
    ("act", "expected", "sequence"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_differs_is_listed_and_calendars_are_told_what_concerns_them(
    cast: Cast, legal: Session, act: Act, expected: list[str], sequence: int
) -> None:
    released(cast)
    act(legal, cast)

    second = released(cast)

    assert (kinds(second), second.sessions.get(code="legal").sequence) == (expected, sequence)


def test_a_change_says_what_was_and_what_is(cast: Cast, legal: Session) -> None:
    released(cast)
    put(legal, cast, at(7, 13), at(7, 14, 30))

    assert released(cast).changes[0] == {
        "code": "legal",
        "title": "Legal",
        "kind": "moved",
        "before": "Fri 8 November 2024, 09:00 to 12:00 CET",
        "after": "Thu 7 November 2024, 14:00 to 15:30 CET",
    }


def test_a_cancelled_session_is_shown_where_it_used_to_be(cast: Cast, legal: Session) -> None:
    released(cast)
    cancel_session(legal, by=cast.organiser)

    second, third = released(cast), released(cast)

    assert second.changes[0]["before"] == "Fri 8 November 2024, 09:00 to 12:00 CET"
    assert [(c.cancelled, c.starts_at) for c in third.sessions.all()] == [(True, at(8, 8))]
    assert third.changes == []


def test_a_session_that_comes_back_says_so(cast: Cast, legal: Session) -> None:
    released(cast)
    cancel_session(legal, by=cast.organiser)
    released(cast)
    plan_session(legal, by=cast.organiser)

    third = released(cast)

    assert (kinds(third), third.sessions.get().sequence, third.sessions.get().cancelled) == (
        ["back"],
        2,
        False,
    )


def test_ideas_are_left_out(cast: Cast, legal: Session) -> None:
    SessionFactory(cohort=cast.cohort, code="someday", state="idea")

    assert [copy.code for copy in released(cast).sessions.all()] == ["legal"]


def test_nothing_but_ideas_is_no_release(cast: Cast) -> None:
    SessionFactory(cohort=cast.cohort, state="idea")

    with pytest.raises(Refused):
        released(cast)

    assert Release.objects.count() == 0


def test_a_rehearsal_stores_nothing(cast: Cast, legal: Session) -> None:
    released(cast)
    put(legal, cast, at(8, 9), at(8, 12))

    rehearsal = rehearse_release(cast.cohort)

    assert (rehearsal.number, [change["kind"] for change in rehearsal.changes]) == (2, ["moved"])
    assert (Release.objects.count(), ReleasedSession.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_organisers_who_release_at_once_make_numbers_one_after_the_other() -> None:
    session, organiser = SessionFactory(code="legal"), UserFactory()
    start, wrong = threading.Barrier(4), []

    def release() -> None:
        try:
            start.wait()
            release_programme(session.cohort, by=organiser)
        except Exception as error:  # noqa: BLE001 — a thread's error must reach the test
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=release) for _organiser in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert sorted(Release.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert ReleasedSession.objects.count() == 4


def test_an_old_release_does_not_change_with_its_session(cast: Cast, legal: Session) -> None:
    first = released(cast)
    change_session(legal, by=cast.organiser, title="Something else")
    released(cast)

    assert [copy.title for copy in Release.objects.get(pk=first.pk).sessions.all()] == ["Legal"]


WAYS: list[Callable[[Release], Any]] = [
    lambda release: release.save(),
    lambda release: release.delete(),
    lambda release: Release.objects.update(note="x"),
    lambda release: Release.objects.all().delete(),
    lambda release: Release.objects.bulk_update([release], ["note"]),
    lambda release: release.sessions.update(title="x"),
    lambda release: release.sessions.all().delete(),
    lambda release: release.sessions.get().save(),
    lambda release: release.sessions.get().delete(),
]


@pytest.mark.parametrize("way", WAYS)
def test_a_release_is_immutable(cast: Cast, legal: Session, way: Callable[[Release], Any]) -> None:
    release = released(cast)

    with pytest.raises(TypeError, match="immutable"):
        way(release)
