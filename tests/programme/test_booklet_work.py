"""A booklet on its way: asked for once, printed by one worker, tried three times, served by its hash."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.domain.leases import LeaseLost, renew
from accounts.domain.moves import Refused
from desk.domain.background import run_tick
from desk.domain.invariants.programme import find_in_programme
from desk.domain.invariants.stories import find_in_stories
from press.job import PressFailed
from programme.domain.booklet.asking import ask_for_booklets, print_again
from programme.domain.booklet.lease import claim_booklet, finish_booklet, reap_lost_booklets
from programme.domain.booklet.run import run_booklet
from programme.domain.release import release_programme
from programme.models import Booklet, ProgrammeEvent, Release
from tests.at_once import at_once
from tests.conftest import Cast
from tests.factories.programme import SessionFactory

NOON = dt.datetime(2024, 9, 12, 12, tzinfo=dt.UTC)
LATER = dt.timedelta(minutes=5)


@pytest.fixture
def first(cast: Cast) -> Release:
    SessionFactory(cohort=cast.cohort, code="legal", title="Legal")
    return release_programme(cast.cohort, by=cast.organiser)


@pytest.fixture
def booklet(first: Release) -> Booklet:
    ask_for_booklets()
    return Booklet.objects.get()


def paper(release: Release, edition: dict[str, Any], *, on_progress: Any) -> bytes:
    """What a booklet says, without the press, after one heartbeat."""
    on_progress(1)
    return f"%PDF {release.number} {edition['title']}".encode()


def broken(*_: Any, **__: Any) -> bytes:
    raise PressFailed("Printing took longer than it may.")


def breaches() -> list[str]:
    """What is not as it must be with booklets."""
    return [
        found.problem
        for found in (*find_in_stories(), *find_in_programme())
        if found.table == "programme_booklet"
    ]


def run(booklet: Booklet, printer: Any = paper) -> Booklet | None:
    return run_booklet(booklet.pk, printer=printer)


def again(booklet: Booklet) -> Booklet:
    found: Booklet = Booklet.objects.get(pk=booklet.pk)
    return found


def test_the_newest_release_of_each_cohort_is_asked_for_once(cast: Cast, first: Release) -> None:
    second = release_programme(cast.cohort, kind="final", by=cast.organiser)

    assert (ask_for_booklets(), ask_for_booklets()) == (1, 0)
    assert Booklet.objects.get().release == second


def test_the_tick_asks_and_a_worker_that_is_told_twice_prints_once(first: Release) -> None:
    run_tick()
    booklet = Booklet.objects.get()

    assert booklet.state == "queued"
    assert [bool(run(booklet)), run(booklet)] == [True, None]
    assert (again(booklet).state, again(booklet).attempts) == ("done", 1)
    assert breaches() == []


def test_its_words_stay_as_they_were_when_it_was_asked_for(cast: Cast, booklet: Booklet) -> None:
    cast.cohort.title = "Another"
    cast.cohort.save()
    run(booklet)

    with again(booklet).file.open("rb") as file:
        assert file.read() == b"%PDF 1 Urban Digital Twins 2024"


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_once_one_prints(booklet: Booklet) -> None:
    results = at_once(lambda: run(booklet), lambda: run(booklet))

    assert sorted(type(result).__name__ for result in results) == ["Booklet", "NoneType"]
    assert (again(booklet).state, again(booklet).attempts) == ("done", 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_ticks_at_once_one_asks(first: Release) -> None:
    results = at_once(ask_for_booklets, ask_for_booklets)

    assert (sorted(results), Booklet.objects.count()) == ([0, 1], 1)


def test_of_a_dead_worker_another_takes_over_and_the_dead_one_writes_nothing(booklet: Booklet) -> None:
    dead = claim_booklet(booklet.pk, at=timezone.now() - LATER)
    assert dead is not None
    reaped = reap_lost_booklets()
    done = run(booklet)
    with pytest.raises(LeaseLost):
        finish_booklet(dead, name="programme/old.pdf", sha256="old", at=timezone.now())
    with pytest.raises(LeaseLost):
        renew(dead, fence=dead.fence, at=timezone.now())

    assert [each.state for each in reaped] == ["queued"]
    assert done is not None
    assert (done.state, done.attempts, done.fence, done.problem) == ("done", 2, 2, "")


def test_a_worker_that_loses_its_lease_while_it_prints_writes_nothing(booklet: Booklet) -> None:
    def slow(release: Release, edition: dict[str, Any], *, on_progress: Any) -> bytes:
        reap_lost_booklets(timezone.now() + LATER)
        return paper(release, edition, on_progress=on_progress)

    assert run(booklet, slow) is None
    assert (again(booklet).state, again(booklet).file.name) == ("queued", "")


def test_one_that_is_renewed_is_not_taken_back(booklet: Booklet) -> None:
    mine = claim_booklet(booklet.pk, at=NOON)
    assert mine is not None
    renew(mine, fence=mine.fence, at=NOON + dt.timedelta(seconds=25))

    assert reap_lost_booklets(NOON + dt.timedelta(seconds=40)) == []


def test_after_three_tries_it_fails_openly_and_can_be_tried_again(cast: Cast, booklet: Booklet) -> None:
    states = [result.state for _try in range(3) if (result := run(booklet, broken))]
    stuck = run(booklet)
    failed = again(booklet)
    print_again(failed.release, by=cast.organiser)
    done = run(booklet)

    assert (states, stuck) == (["queued", "queued", "failed"], None)
    assert failed.problem == "Printing took longer than it may."
    assert done is not None
    assert (done.state, done.attempts, done.problem) == ("done", 1, "")
    assert breaches() == []
    with pytest.raises(Refused):
        print_again(done.release, by=cast.organiser)


def test_three_workers_that_die_are_three_tries(booklet: Booklet) -> None:
    for number in range(3):
        claim_booklet(booklet.pk, at=NOON + number * LATER)
        reap_lost_booklets(NOON + (number + 1) * LATER)

    assert again(booklet).state == "failed"
    assert again(booklet).problem == "The work broke off without saying why."


def test_a_storage_that_is_full_is_a_try_that_failed(booklet: Booklet, settings: Any) -> None:
    settings.MEDIA_ROOT.parent.mkdir(exist_ok=True)
    settings.MEDIA_ROOT.write_text("no folder")
    failed = run(booklet)

    assert failed is not None
    assert (failed.state, failed.problem) == (
        "queued",
        "The printed file could not be stored: the storage is full or does not answer.",
    )


def test_half_a_file_of_a_killed_worker_is_not_taken(booklet: Booklet) -> None:
    run(booklet)
    whole = again(booklet).file
    with whole.storage.open(str(whole.name), "wb") as file:
        file.write(b"half")
    ProgrammeEvent.objects.filter(booklet=booklet).delete()
    Booklet.objects.filter(pk=booklet.pk).update(state="queued", file="")
    run(booklet)

    with again(booklet).file.open("rb") as file:
        assert file.read() == b"%PDF 1 Urban Digital Twins 2024"


def test_a_file_that_is_gone_or_another_is_found_by_the_invariants(booklet: Booklet) -> None:
    run(booklet)
    file = again(booklet).file
    sound = breaches()
    with file.storage.open(str(file.name), "wb") as other:
        other.write(b"another")
    spoilt = breaches()
    file.storage.delete(str(file.name))

    assert (sound, spoilt, breaches()) == (
        *([], ["the file is not the one that was made"], ["the file is not in the storage"]),
    )


def test_it_is_served_with_its_hash_and_the_older_one_until_the_newer_is_there(
    cast: Cast, client: Client, booklet: Booklet
) -> None:
    run(booklet)
    answer = client.get("/udt-test/programme.pdf")
    unchanged = client.get("/udt-test/programme.pdf", HTTP_IF_NONE_MATCH=answer["ETag"])
    release_programme(cast.cohort, kind="final", by=cast.organiser)
    ask_for_booklets()
    older = client.get("/udt-test/programme.pdf")
    run(Booklet.objects.get(release__number=2))
    newer = client.get("/udt-test/programme.pdf", HTTP_IF_NONE_MATCH=answer["ETag"])

    assert (answer.status_code, unchanged.status_code, older.status_code, newer.status_code) == (
        *(200, 304, 200, 200),
    )
    assert answer.getvalue() == b"%PDF 1 Urban Digital Twins 2024"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="udt-test-programme-1.pdf"'
    assert answer["ETag"] == f'"{again(booklet).sha256}"'
    assert [each["X-Programme-Release"] for each in (answer, unchanged, older, newer)] == ["1", "1", "1", "2"]


def test_before_the_first_a_kind_page_says_when_to_come_back(client: Client, first: Release) -> None:
    answer = client.get("/udt-test/programme.pdf")

    assert (answer.status_code, answer["Retry-After"]) == (404, "30")
    assert "The booklet is being printed" in answer.text


def test_without_a_release_there_is_nothing(client: Client, cast: Cast) -> None:
    answer = client.get("/udt-test/programme.pdf")

    assert (answer.status_code, "Retry-After" in answer) == (404, False)


def test_a_failure_is_shown_to_organisers_who_try_again(client: Client, cast: Cast, booklet: Booklet) -> None:
    for _try in range(3):
        run(booklet, broken)
    visitor = client.get("/udt-test/programme.pdf")
    shown_to_visitor = client.get("/udt-test/programme/releases/1/").text
    client.force_login(cast.organiser)
    shown = client.get("/udt-test/programme/releases/1/").text
    answer = client.post("/udt-test/studio/programme/release/1/booklet/", follow=True)

    assert (visitor.status_code, "Retry-After" in visitor) == (404, False)
    assert "There is no booklet yet" in visitor.text
    assert "Printing took longer than it may." in shown
    assert "Printing took longer than it may." not in shown_to_visitor
    assert "The booklet is being printed again." in answer.text
    assert again(booklet).state == "queued"
    assert client.post("/udt-test/studio/programme/release/1/booklet/").status_code == 409


def test_a_draft_edition_shows_its_booklet_to_its_organisers_alone(
    client: Client, cast: Cast, booklet: Booklet
) -> None:
    run(booklet)
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(state="draft")
    visitor = client.get("/udt-test/programme.pdf").status_code
    client.force_login(cast.organiser)

    assert (visitor, client.get("/udt-test/programme.pdf").status_code) == (404, 200)
