"""A build is done once or failed openly, whoever claims it and whatever happens."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.domain.moves import Refused
from guide.domain.build import (
    LeaseLost,
    cancel_build,
    claim_build,
    finish_build,
    publish_edition,
    reap_lost_builds,
    renew_lease,
    request_build,
    retry_build,
    run_build,
)
from guide.domain.build.kept import KeptParts, prune_parts
from guide.domain.consent import withdraw_excerpt
from guide.domain.edition import (
    add_chapter,
    ask_final_consent,
    create_edition,
    freeze_edition,
    place_excerpt,
    unfreeze_edition,
)
from guide.models import Build, Edition, Publication
from press.job import PressFailed
from tests.factories.guide import quick_print


@pytest.fixture
def build(cast, frozen):
    return request_build(frozen, by=cast.organiser)


def run(build, **how):
    return run_build(build.pk, **{"printer": quick_print, **how})


def test_a_build_is_made_and_published(cast, frozen, build):
    done = run(build)
    publication = publish_edition(frozen, build=done, by=cast.organiser)
    artefact = done.artefacts.get()

    assert (done.state, done.attempts, done.progress, done.lease_until) == ("done", 1, 100, None)
    assert artefact.file.name == f"guide/{artefact.sha256}.pdf"
    assert artefact.file.size == artefact.size
    assert frozen.state == "published"
    assert publication.build == done


def test_a_build_runs_once(build):
    assert run(build).state == "done"
    assert run(build) is None
    assert Build.objects.get(pk=build.pk).artefacts.count() == 1


def test_the_same_manifest_is_built_once(cast, frozen, build):
    waiting = request_build(frozen, by=cast.organiser)
    run(build)
    done = request_build(frozen, by=cast.organiser)

    assert (waiting, done) == (build, build)


def test_a_second_claim_finds_nothing(build):
    first = claim_build(build.pk)
    second = claim_build(build.pk)

    assert (first.fence, first.attempts, second) == (1, 1, None)


def test_a_lost_build_goes_back_and_is_done_once(build):
    lost = claim_build(build.pk)
    later = timezone.now() + dt.timedelta(minutes=5)
    reaped = reap_lost_builds(later)
    done = run(build)
    with pytest.raises(LeaseLost):
        finish_build(lost, fence=lost.fence, files={})
    with pytest.raises(LeaseLost):
        renew_lease(lost, fence=lost.fence)

    assert [b.state for b in reaped] == ["queued"]
    assert (done.state, done.attempts, done.fence) == ("done", 2, 2)
    assert done.artefacts.count() == 1


def test_after_three_losses_it_fails_openly_and_may_be_tried_by_hand(cast, build):
    at = timezone.now()
    for _attempt in range(3):
        claim_build(build.pk, at=at)
        at += dt.timedelta(minutes=5)
        reap_lost_builds(at)
    failed = Build.objects.get(pk=build.pk)
    state, problem = failed.state, failed.problem
    retry_build(failed, by=cast.organiser)

    assert state == "failed"
    assert problem == "The work broke off 3 times without saying why. Try it again by hand."
    assert run(build).state == "done"


def test_a_renewed_build_is_not_reaped(build):
    at = timezone.now()
    mine = claim_build(build.pk, at=at)
    renew_lease(mine, fence=mine.fence, at=at + dt.timedelta(seconds=25))

    assert reap_lost_builds(at + dt.timedelta(seconds=40)) == []


def test_what_the_press_says_is_shown(build):
    def broken(*args, **kwargs):
        raise PressFailed("Printing took longer than it may.", "page 12")

    failed = run(build, printer=broken)

    assert (failed.state, failed.problem) == ("failed", "Printing took longer than it may.")
    assert failed.log.splitlines()[-1] == "page 12"


def test_an_unforeseen_mistake_is_shown_too(build):
    def broken(*args, **kwargs):
        raise KeyError("city")

    failed = run(build, printer=broken)

    assert failed.problem == "Something unforeseen went wrong while the guide was made."
    assert failed.log.splitlines()[-1] == "KeyError: 'city'"


def test_a_cancelled_build_stops_at_its_next_heartbeat(cast, build):
    def cancelled_meanwhile(manifest, figures, **how):
        cancel_build(Build.objects.get(pk=build.pk), by=cast.organiser)
        quick_print(manifest, figures, **how)

    assert run(build, printer=cancelled_meanwhile) is None
    assert Build.objects.get(pk=build.pk).state == "cancelled"


def test_a_withdrawn_excerpt_is_not_published(cast, approved, frozen, build):
    done = run(build)
    withdraw_excerpt(approved, by=cast.partner)
    frozen.refresh_from_db()
    with pytest.raises(Refused) as refused:
        publish_edition(frozen, build=done, by=cast.organiser)

    assert refused.value.reason == "Freeze the edition before you publish it."
    assert Publication.objects.count() == 0


def test_a_build_that_prints_a_removed_excerpt_is_not_published(cast, approved, frozen, build):
    done = run(build)
    unfreeze_edition(frozen, by=cast.organiser)
    frozen.chapters.get().items.get(excerpt=approved).delete()
    freeze_edition(frozen, by=cast.organiser)
    with pytest.raises(Refused) as refused:
        publish_edition(frozen, build=done, by=cast.organiser)

    assert refused.value.reason == f"The build prints {approved.code}, which may not be printed now."


def test_an_older_published_edition_is_superseded(cast, approved, frozen, build):
    publish_edition(frozen, build=run(build), by=cast.organiser)
    second = create_edition(cast.cohort, version="1.1", title="Guide", by=cast.organiser)
    place_excerpt(add_chapter(second, code="a", title="A", by=cast.organiser), approved, by=cast.organiser)
    ask_final_consent(second, by=cast.organiser)
    freeze_edition(second, by=cast.organiser)
    publish_edition(second, build=run(request_build(second, by=cast.organiser)), by=cast.organiser)

    assert list(Edition.objects.order_by("pk").values_list("version", "state")) == [
        ("1.0", "superseded"),
        ("1.1", "published"),
    ]


def test_a_published_edition_is_not_compiled_again(cast, frozen, build):
    publish_edition(frozen, build=run(build), by=cast.organiser)
    with pytest.raises(Refused) as refused:
        request_build(frozen, by=cast.organiser)

    assert (
        refused.value.reason
        == "A published edition never changes. Begin a new edition to compile another guide."
    )


def test_a_storage_that_cannot_store_fails_the_build_openly(build, settings, tmp_path):
    (tmp_path / "away").write_text("a file where a folder should be")
    settings.MEDIA_ROOT = tmp_path / "away"
    failed = run(build)

    assert (failed.state, failed.stage, failed.artefacts.count()) == ("failed", "writing", 0)
    assert failed.problem == "The printed file could not be stored: the storage is full or does not answer."


def test_parts_that_no_build_used_for_a_fortnight_are_dropped(db):
    at = timezone.now()
    KeptParts(at).put("a" * 64, b"old")
    KeptParts(at + dt.timedelta(days=10)).put("b" * 64, b"newer")
    dropped = prune_parts(at + dt.timedelta(days=15))

    assert dropped == 1
    assert KeptParts(at).get("a" * 64) is None
    assert KeptParts(at).get("b" * 64) == b"newer"


def test_two_keys_of_the_same_bytes_share_a_file(db):
    at = timezone.now()
    KeptParts(at).put("a" * 64, b"same")
    KeptParts(at + dt.timedelta(days=10)).put("b" * 64, b"same")
    prune_parts(at + dt.timedelta(days=15))

    assert KeptParts(at).get("b" * 64) == b"same"
