"""Each invariant, broken behind the domain's back, is found; a whole edition has no finding."""

import datetime as dt
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import CheckConstraint, Model
from django.utils import timezone

from actionplans.models import PlanEvent, Section
from desk.domain.invariants import find_breaches
from guide.domain.consent import withdraw_excerpt
from guide.models import Artefact, Consent, Edition, GuideEvent
from tests.conftest import Cast
from tests.desk.published import Stage, set_stage


@pytest.fixture
def stage(cast: Cast, challenge: Section) -> Stage:
    return set_stage(cast, challenge)


def found() -> list[tuple[str, str]]:
    return [(finding.table, finding.problem) for finding in find_breaches()]


def set_raw(row: Model, **values: Any) -> None:
    """Change a row as no code of ours would."""
    set_table(row._meta.db_table, row.pk, **values)


def set_table(table: str, key: int, **values: Any) -> None:
    with connection.cursor() as cursor:
        for column, value in values.items():
            cursor.execute(f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', [value, key])  # noqa: S608


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


# Excerpts


def test_other_words_in_an_excerpt_are_found(stage: Stage) -> None:
    set_raw(stage.excerpt, text="Streets are cool in summer.\n")

    assert found() == [
        ("guide_excerpt", "the hash is not that of the text"),
        ("guide_excerpt", "the text is not in the pinned revision"),
    ]


def test_another_place_of_an_excerpt_is_found(stage: Stage) -> None:
    set_raw(stage.excerpt, start=3)

    assert found() == [("guide_excerpt", "the text is not in the pinned revision")]


def test_an_excerpt_pinned_to_another_text_is_found(stage: Stage) -> None:
    set_raw(stage.excerpt, revision_id=stage.first.pk)

    assert found() == [("guide_excerpt", "the text is not in the pinned revision")]


def test_a_consent_that_went_is_found(stage: Stage) -> None:
    consent = Consent.objects.get(tenure=stage.tenure)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM guide_consent WHERE id = %s", [consent.pk])

    assert found() == [
        ("guide_excerpt", f"it is approved, but seat {stage.tenure.seat_id} has no standing consent"),
        ("guide_publication", f"excerpt {stage.excerpt.code} was printed without standing consent"),
    ]


def test_withdrawn_consents_under_an_approved_excerpt_are_found(stage: Stage) -> None:
    for consent in Consent.objects.all():
        consent.withdrawn_at, consent.withdrawn_by = timezone.now(), stage.cast.author
        consent.save()

    assert found() == [("guide_excerpt", "it is approved, but no consent stands")]


def test_a_consent_that_outlives_its_excerpt_is_found(stage: Stage) -> None:
    event = GuideEvent(
        cohort=stage.cast.cohort, excerpt=stage.excerpt, verb="x", before="approved", after="withdrawn"
    )
    event.save()
    set_raw(stage.excerpt, state="withdrawn")

    assert found() == [("guide_excerpt", "it is withdrawn, but a consent stands")]


def test_a_consent_of_another_citys_seat_is_found(stage: Stage) -> None:
    set_raw(Consent.objects.get(tenure=stage.tenure), seat_id=stage.cast.oslo.seats.get(number=1).pk)

    assert found() == [
        ("guide_consent", "the seat is of another pair, or the tenure of another seat"),
        ("guide_excerpt", f"it is approved, but seat {stage.tenure.seat_id} has no standing consent"),
    ]


# Editions and builds


def test_a_published_file_that_went_is_found(stage: Stage) -> None:
    artefact = Artefact.objects.get()
    artefact.file.storage.delete(str(artefact.file.name))

    assert found() == [("guide_artefact", "the file is not in the storage")]


def test_a_published_file_that_changed_is_found(stage: Stage) -> None:
    artefact = Artefact.objects.get()
    with artefact.file.storage.open(str(artefact.file.name), "wb") as file:
        file.write(b"another guide")

    assert found() == [("guide_artefact", "the file is not the one that was made")]


def test_a_changed_manifest_is_found(stage: Stage) -> None:
    set_raw(stage.build, manifest_sha256="0" * 64)

    assert found() == [("guide_build", "the hash is not that of the manifest")]


def test_consent_given_after_publishing_is_found(stage: Stage) -> None:
    set_raw(stage.publication, published_at=timezone.now() - dt.timedelta(days=1))

    assert found() == [
        ("guide_publication", f"excerpt {stage.excerpt.code} was printed without standing consent")
    ]


def test_consent_withdrawn_after_publishing_is_in_order(stage: Stage) -> None:
    withdraw_excerpt(stage.excerpt, by=stage.cast.partner)

    assert found() == []


def test_a_publication_without_its_pdf_is_found(stage: Stage) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM guide_artefact")

    assert found() == [("guide_publication", "its build has no PDF")]


def test_an_edition_that_says_it_was_published_is_found(stage: Stage) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM guide_publication")

    assert found() == [("guide_edition", "it is published, but was never published")]


def test_a_build_that_runs_without_a_lease_is_found(stage: Stage, loose: Callable[..., None]) -> None:
    loose(type(stage.build), "running_build_has_lease")
    set_raw(stage.build, state="running")

    assert found() == [
        ("guide_build", "it is running, but its record ends with done"),
        ("guide_build", "it runs without a lease"),
        ("guide_publication", "its build is not done, or of another edition"),
    ]


def test_a_lease_that_outlives_its_build_is_found(stage: Stage, loose: Callable[..., None]) -> None:
    loose(type(stage.build), "running_build_has_lease")
    set_raw(stage.build, lease_until=timezone.now())

    assert found() == [("guide_build", "it has a lease, but does not run")]


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
