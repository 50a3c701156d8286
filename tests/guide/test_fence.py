"""Who held a build before writes nothing; a storage without room is said openly; a freeze waits its turn."""

import datetime as dt
import resource
import threading
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.domain.moves import Refused
from guide.domain.build import (
    LeaseLost,
    claim_build,
    fail_build,
    finish_build,
    reap_lost_builds,
    renew_lease,
    request_build,
    retry_build,
    run_build,
)
from guide.domain.consent import withdraw_excerpt
from guide.domain.edition import ask_final_consent, freeze_edition, place_excerpt
from guide.models import Build, Edition, Excerpt
from tests.at_once import at_once, wait_until_blocked
from tests.factories.guide import quick_print


def test_who_held_it_before_writes_nothing_while_another_works(cast, frozen):
    build = request_build(frozen, by=cast.organiser)
    first = claim_build(build.pk)
    reap_lost_builds(timezone.now() + dt.timedelta(minutes=5))
    second = claim_build(build.pk)
    with pytest.raises(LeaseLost):
        renew_lease(first, fence=first.fence, progress=99)
    with pytest.raises(LeaseLost):
        finish_build(first, fence=first.fence, files={})
    with pytest.raises(LeaseLost):
        fail_build(first, fence=first.fence, problem="too late")
    now = Build.objects.get(pk=build.pk)

    assert (now.state, now.fence, now.progress, now.problem) == ("running", second.fence, 1, "")


def test_a_storage_without_room_is_said_and_tried_again(cast, frozen, settings):
    build = request_build(frozen, by=cast.organiser)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)

    def too_large(*args, **how):
        resource.setrlimit(resource.RLIMIT_FSIZE, (24 * 1024**2, usual[1]))
        return bytes(32 * 1024**2)

    try:
        failed = run_build(build.pk, printer=too_large)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    left = [path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    said = failed.state, failed.stage, failed.problem
    retry_build(failed, by=cast.organiser)
    done = run_build(build.pk, printer=quick_print)

    assert said == (
        "failed",
        "writing",
        "The printed file could not be stored: the storage is full or does not answer.",
    )
    assert (left, done.state, done.artefacts.count()) == ([], "done", 1)


@pytest.mark.django_db(transaction=True)
def test_a_freeze_waits_for_a_withdrawal_under_way(cast, edition, approved):
    ask_final_consent(edition, by=cast.organiser)
    begun, frozen = threading.Event(), threading.Event()

    def withdraw():
        with transaction.atomic():
            withdraw_excerpt(Excerpt.objects.get(pk=approved.pk), by=cast.partner)
            begun.set()
            frozen.wait(2)  # a freeze that does not wait is through by then

    def freeze():
        begun.wait(60)
        try:
            freeze_edition(Edition.objects.get(pk=edition.pk), by=cast.organiser)
        finally:
            frozen.set()

    _withdrawn, answer = at_once(withdraw, freeze)

    assert isinstance(answer, Refused)
    assert Edition.objects.get(pk=edition.pk).state == "final_consent"


@pytest.mark.django_db(transaction=True)
def test_a_freeze_sees_what_is_being_placed(cast, desk, edition, challenge):
    waiting = desk.propose(challenge)
    ask_final_consent(edition, by=cast.organiser)
    begun = threading.Event()

    def place():
        with transaction.atomic():
            place_excerpt(edition.chapters.get(), waiting, by=cast.organiser)
            begun.set()
            wait_until_blocked()

    def freeze():
        begun.wait(60)
        freeze_edition(Edition.objects.get(pk=edition.pk), by=cast.organiser)

    _placed, answer = at_once(place, freeze)

    assert isinstance(answer, Refused)
    assert Edition.objects.get(pk=edition.pk).state == "final_consent"
