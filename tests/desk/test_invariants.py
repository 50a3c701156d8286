"""Each invariant, broken behind the domain's back, is found; a whole edition has no finding."""

import datetime as dt
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from actionplans.models import PlanEvent
from desk.domain.invariants import find_breaches
from guide.models import Edition, GuideEvent
from tests.desk.breaking import found, set_raw
from tests.desk.published import Stage


def test_a_whole_edition_has_no_finding(stage: Stage) -> None:
    assert find_breaches() == []


# Texts


def test_a_lost_revision_is_found(stage: Stage) -> None:
    set_raw(stage.first, number=7)

    assert found() == [
        ("actionplans_revision", "a parent is of another section, or not older"),
        *[("actionplans_section", f"revision {number} is missing") for number in (1, 3, 4, 5, 6)],
        ("actionplans_section", "the current revision is not the newest"),
    ]


def test_a_changed_text_is_found(stage: Stage) -> None:
    set_raw(stage.first, text="Streets are cool.\n")

    assert found() == [("actionplans_revision", "the hash is not that of the text")]


def test_an_old_text_as_current_is_found(stage: Stage) -> None:
    set_raw(stage.section, current_id=stage.first.pk)

    assert found() == [("actionplans_section", "the current revision is not the newest")]


def test_no_text_as_current_is_found(stage: Stage) -> None:
    set_raw(stage.section, current_id=None)

    assert found() == [("actionplans_section", "the current revision is not the newest")]


def test_a_parent_of_another_section_is_found(stage: Stage) -> None:
    other = stage.plan.sections.get(code="data")
    set_raw(stage.first, section_id=other.pk)
    set_raw(other, current_id=stage.first.pk)

    assert found() == [
        ("actionplans_revision", "a parent is of another section, or not older"),
        ("actionplans_section", "revision 1 is missing"),
    ]


# States and their record


def test_a_state_that_nobody_moved_is_found(stage: Stage) -> None:
    set_raw(stage.plan, state="published")

    assert found() == [("actionplans_plan", "it is published, but its record ends with accepted")]


def test_a_move_against_the_table_is_found(stage: Stage) -> None:
    PlanEvent(plan=stage.plan, verb="jumped", before="accepted", after="drafting").save()
    set_raw(stage.plan, state="drafting")

    assert found() == [
        ("actionplans_plan", "the record says accepted > drafting, which the table does not allow")
    ]


def test_a_gap_in_the_record_is_found(stage: Stage) -> None:
    PlanEvent(plan=stage.plan, verb="sent back", before="submitted", after="revising").save()
    set_raw(stage.plan, state="revising")

    assert found() == [
        ("actionplans_plan", "the record goes on from submitted where it had come to accepted")
    ]


def test_a_state_without_any_record_is_found(stage: Stage) -> None:
    set_raw(stage.cast.oslo, state="withdrawn")

    assert found() == [("cohorts_citypair", "it is withdrawn, but its record says no move")]


def test_a_record_that_begins_in_the_middle_is_found(stage: Stage) -> None:
    GuideEvent(
        cohort=stage.cast.cohort,
        edition=Edition.objects.create(cohort=stage.cast.cohort, version="2.0", state="drafting"),
        verb="went back",
        before="resolving",
        after="drafting",
    ).save()

    assert found() == [
        ("guide_edition", "the record begins with resolving"),
        ("guide_edition", "the record says resolving > drafting, which the table does not allow"),
    ]


# People


def test_two_in_one_seat_are_found(stage: Stage, loose: Callable[..., None]) -> None:
    loose(type(stage.tenure), "one_person_in_a_seat")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cohorts_tenure (seat_id, user_id, started_at) VALUES (%s, %s, %s)",
            [stage.tenure.seat_id, stage.cast.stranger.pk, timezone.now() + dt.timedelta(hours=1)],
        )

    assert found() == [("cohorts_seat", "more than one tenure is open")]


def test_a_tenure_that_ends_before_it_begins_is_found(stage: Stage, loose: Callable[..., None]) -> None:
    tenure = stage.cast.former.tenures.get()
    loose(type(tenure), "tenure_ends_after_start")
    set_raw(tenure, ended_at=tenure.started_at - dt.timedelta(days=1))

    assert found() == [("cohorts_tenure", "it ends before it begins")]


def test_two_in_one_seat_in_the_past_are_found(stage: Stage) -> None:
    former = stage.cast.former.tenures.get()
    former.seat.tenures.create(user=stage.cast.stranger, started_at=former.started_at + dt.timedelta(days=1))

    assert found() == [("cohorts_tenure", "it begins before the tenure before it has ended")]


def test_an_invitation_accepted_by_nobody_is_found(stage: Stage, loose: Callable[..., None]) -> None:
    loose(type(stage.invitation), "accepted_by_somebody")
    set_raw(stage.invitation, accepted_by_id=None)

    assert found() == [("cohorts_invitation", "it was accepted by nobody")]


# Programme


def test_a_missing_release_is_found(stage: Stage) -> None:
    set_raw(stage.release, number=3)

    assert found() == [("cohorts_cohort", "release 2 is missing")]


def test_an_empty_release_is_found(stage: Stage) -> None:
    first = stage.cast.cohort.releases.get(number=1)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM programme_releasedsession WHERE release_id = %s", [first.pk])

    assert found() == [("programme_release", "it holds no session")]


def test_a_session_held_at_no_time_is_found(stage: Stage, loose: Callable[..., None]) -> None:
    loose(type(stage.held), "held_at_a_time")
    set_raw(stage.held, held_at=None)

    assert found() == [("programme_session", "it was held, but not at any time")]


# The command


def test_the_command_is_content_with_a_whole_edition(stage: Stage) -> None:
    out = StringIO()
    call_command("check_invariants", stdout=out)

    assert out.getvalue() == "All invariants hold.\n"


def test_the_command_prints_by_table_and_fails(stage: Stage) -> None:
    set_raw(stage.first, text="Streets are cool.\n")
    set_raw(stage.plan, state="published")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_invariants", stdout=out)

    assert ended.value.code == 1
    assert out.getvalue() == (
        "actionplans_plan:\n"
        f"  {stage.plan.pk}: it is published, but its record ends with accepted\n"
        "actionplans_revision:\n"
        f"  {stage.first.pk}: the hash is not that of the text\n"
        "2 breaches\n"
    )
