"""Sessions are written, taught, moved and closed by the table."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from accounts.domain.moves import Refused
from cohorts.models import Organisation
from programme.domain.outline import add_phase, add_track, change_phase, change_track
from programme.domain.outputs import add_output, deliver_output, drop_output, reopen_output, waive_output
from programme.domain.sessions import Trainer, add_session, change_session, set_trainers
from programme.domain.sheet import Promise, Sheet, change_from_sheet
from programme.domain.stages import MOVES, offered
from programme.enums import SESSION_MOVES, SessionState
from programme.models import Output, ProgrammeEvent, Session
from tests.conftest import Cast
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory

THEN = dt.datetime(2024, 7, 18, 10, 30, tzinfo=dt.UTC)
UNDATED = {"certainty": "undated"}


@pytest.fixture
def session(cast: Cast) -> Session:
    return SessionFactory(cohort=cast.cohort, code="legal", title="Legal")


def verbs() -> list[str]:
    return list(ProgrammeEvent.objects.values_list("verb", flat=True))


def test_a_programme_begins_with_its_outline(cast: Cast) -> None:
    by = cast.organiser
    phase = add_phase(cast.cohort, code="before", title="Before", by=by)
    track = add_track(cast.cohort, code="policy", title="Policy track", kind="policy", by=by)
    session = add_session(cast.cohort, code="intro", title="Hello", phase=phase, track=track, by=by)

    assert (session.state, session.version, session.slot.certainty) == ("planned", 1, "undated")
    assert session.slot.time_zone == "Europe/Brussels"
    assert verbs() == ["added phase", "added track", "added"]


def test_an_outline_changes_on_the_record(cast: Cast) -> None:
    phase, track = PhaseFactory(cohort=cast.cohort, title="A"), TrackFactory(cohort=cast.cohort, title="T")

    assert change_phase(phase, title="B", order=0, by=cast.organiser) == ["title"]
    assert change_track(track, title="T", aliases="Strategic", by=cast.organiser) == ["aliases"]
    assert change_track(track, title="T", by=cast.organiser) == []
    assert verbs() == ["changed phase", "changed track"]


@pytest.mark.parametrize(
    "code", ["new", "release", "phases", "practical", "Not a code", "under_score", "x" * 61]
)
def test_codes_that_cannot_be_addresses_are_refused(cast: Cast, code: str) -> None:
    home: Any = {"phase": PhaseFactory(cohort=cast.cohort), "track": TrackFactory(cohort=cast.cohort)}

    with pytest.raises(ValidationError) as refused:
        add_session(cast.cohort, code=code, title="T", by=cast.organiser, **home)

    assert list(refused.value.message_dict) == ["code"]
    assert Session.objects.count() == 0


def test_a_code_is_given_once_in_a_cohort(cast: Cast, session: Session) -> None:
    with pytest.raises(ValidationError) as refused:
        add_session(
            cast.cohort, code="legal", title="T", phase=session.phase, track=session.track, by=cast.organiser
        )

    assert refused.value.message_dict == {"code": ["“legal” is taken in this cohort."]}


def test_another_cohorts_phase_is_no_home(cast: Cast, session: Session) -> None:
    with pytest.raises(ValidationError) as refused:
        change_session(session, phase=PhaseFactory(), by=cast.organiser)

    assert list(refused.value.message_dict) == ["phase"]


def test_a_change_raises_the_version_and_nothing_else_does(cast: Cast, session: Session) -> None:
    assert change_session(session, by=cast.organiser, title="The law", goals="") == ["title"]
    assert change_session(session, by=cast.organiser, title="The law") == []

    assert Session.objects.get(pk=session.pk).version == session.version == 2
    assert verbs() == ["changed"]


def test_two_organisers_do_not_overwrite_each_other(cast: Cast, session: Session) -> None:
    other = Session.objects.get(pk=session.pk)
    change_session(session, by=cast.organiser, version=1, title="Mine")

    with pytest.raises(Refused):
        change_session(other, by=cast.organiser, version=1, title="Theirs")

    assert Session.objects.get(pk=session.pk).title == "Mine"


def test_a_change_of_any_part_is_a_new_version(cast: Cast, session: Session) -> None:
    sheet = Sheet({"title": "Legal"}, UNDATED, [Promise({"title": "A note"})], None)
    other = Session.objects.get(pk=session.pk)

    assert change_from_sheet(session, sheet, by=cast.organiser, version=1) is True
    with pytest.raises(Refused):
        change_from_sheet(other, sheet, by=cast.organiser, version=1)

    assert Output.objects.count() == 1


def test_a_code_stays(cast: Cast, session: Session) -> None:
    with pytest.raises(ValidationError, match="keeps its code"):
        change_session(session, by=cast.organiser, code="law")


def test_trainers_are_set_in_their_order(cast: Cast, session: Session) -> None:
    bsc = Organisation.objects.create(name="BSC")
    trainers = [Trainer("Ada Byron", bsc, cast.trainer), Trainer("Bo Li")]

    assert set_trainers(session, trainers, by=cast.organiser) is True
    assert set_trainers(session, trainers, by=cast.organiser) is False
    assert [str(trainer) for trainer in session.trainers.all()] == ["Ada Byron", "Bo Li"]
    assert verbs() == ["set trainers"]


def test_outputs_are_delivered_waived_and_owed_again(cast: Cast, session: Session) -> None:
    note = add_output(session, title="A note", by=cast.organiser)
    deliver_output(note, by=cast.organiser)
    reopen_output(note, by=cast.organiser)
    waive_output(note, by=cast.organiser, note="Not needed")

    with pytest.raises(Refused):
        deliver_output(note, by=cast.organiser)
    with pytest.raises(Refused):
        drop_output(note, by=cast.organiser)
    assert verbs() == ["promised", "delivered", "reopened output", "waived"]


def test_none_foreseen_and_an_output_exclude_each_other(cast: Cast, session: Session) -> None:
    output = add_output(session, title="A note", by=cast.organiser)
    with pytest.raises(ValidationError):
        change_session(session, by=cast.organiser, no_outputs=True)
    session.refresh_from_db()
    drop_output(output, by=cast.organiser)
    change_session(session, by=cast.organiser, no_outputs=True)

    with pytest.raises(ValidationError):
        add_output(session, title="A note", by=cast.organiser)


def test_an_output_is_due_forwards(cast: Cast, session: Session) -> None:
    days: Any = {"due_first": dt.date(2024, 10, 20), "due_last": dt.date(2024, 10, 11)}

    with pytest.raises(ValidationError) as refused:
        add_output(session, title="A note", by=cast.organiser, **days)

    assert list(refused.value.message_dict) == ["due_last"]


NAMES: dict[str, str] = {
    "planned": "plan",
    "confirmed": "confirm",
    "running": "start",
    "held": "hold",
    "closed": "close",
    "cancelled": "cancel",
}


@pytest.mark.parametrize("state", SessionState.values)
@pytest.mark.parametrize("name", list(MOVES))
def test_moves_go_by_the_table_alone(cast: Cast, state: str, name: str) -> None:
    held = {"held_at": THEN} if state in ("held", "closed") else {}
    session = SessionFactory(cohort=cast.cohort, state=state, no_outputs=True, **held)
    to = "held" if name == "reopen" else {move: end for end, move in NAMES.items()}[name]
    fits = (name == "reopen") == (state == "closed")
    may = fits and to in SESSION_MOVES[SessionState(state)]

    if may:
        MOVES[name](session, by=cast.organiser)
    else:
        with pytest.raises(Refused):
            MOVES[name](session, by=cast.organiser)

    assert (name in offered(SessionFactory(cohort=cast.cohort, state=state, **held))) is may
    assert Session.objects.get(pk=session.pk).state == (to if may else state)


def test_when_it_was_held_is_a_fact_of_its_own(cast: Cast) -> None:
    session = SessionFactory(cohort=cast.cohort, state="confirmed", no_outputs=True)
    for name in ("hold", "close", "reopen"):
        MOVES[name](session, by=cast.organiser, at=THEN if name == "hold" else None)

    session.refresh_from_db()
    assert (session.state, session.held_at) == ("held", THEN)


def test_a_session_closes_only_when_nothing_is_owed(cast: Cast) -> None:
    session = SessionFactory(cohort=cast.cohort, state="held", held_at=THEN)
    one, two = (add_output(session, title=title, by=cast.organiser) for title in ("A note", "A list"))
    said: list[Any] = []
    for deed in (deliver_output, waive_output):
        with pytest.raises(Refused) as refused:
            MOVES["close"](session, by=cast.organiser)
        said.append(refused.value.reason)
        deed(one if deed is deliver_output else two, by=cast.organiser)
    MOVES["close"](session, by=cast.organiser)

    assert said == [
        "Still owed: A note; A list. Deliver or waive it first.",
        "Still owed: A list. Deliver or waive it first.",
    ]
    assert session.state == "closed"
    with pytest.raises(Refused):
        reopen_output(one, by=cast.organiser)


@pytest.mark.parametrize(("kind", "closes"), [("plenary", False), ("break", True), ("social", True)])
def test_an_empty_list_is_not_none_foreseen(cast: Cast, kind: str, closes: bool) -> None:
    session = SessionFactory(cohort=cast.cohort, state="held", held_at=THEN, kind=kind)

    if closes:
        MOVES["close"](session, by=cast.organiser)
    else:
        with pytest.raises(Refused, match="does not say what it yields"):
            MOVES["close"](session, by=cast.organiser)


def test_a_session_of_two_trainers_is_seen_once(cast: Cast, session: Session) -> None:
    for person in (cast.trainer, cast.observer):
        session.trainers.create(name=person.name, user=person)

    assert list(Session.objects.visible_to(cast.organiser)) == [session]
