"""Each invariant of excerpts, editions and builds, broken behind the domain's back, is found."""

import datetime as dt
from collections.abc import Callable

from django.db import connection
from django.utils import timezone

from guide.domain.consent import withdraw_excerpt
from guide.models import Artefact, Consent, GuideEvent
from tests.desk.breaking import found, set_raw
from tests.desk.published import Stage

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
