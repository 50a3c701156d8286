"""Workers die in every stage of a build, and Redis too: each build is made once and whole, none is stuck."""

import contextlib
import json
import os
import signal
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import servers
from tests.proof.building import NAPS, Program, Site, at_work, printing_in, until
from tests.proof.building_stage import ORGANISER
from tests.proof.writers import Person
from tests.serving import PASSWORD, environment_of, manage, own_database, run_program, serving

pytestmark = [pytest.mark.celery, pytest.mark.xdist_group("proof-builds")]

STAGES = ("claimed", "rendering", "merging", "writing", "publishing")
AT_STAGE = """
SELECT DISTINCT ON (build.id) event.note, build.stage FROM guide_build AS build
JOIN guide_guideevent AS event ON event.build_id = build.id AND event.verb = 'claimed'
WHERE build.state = 'running' AND build.attempts < 3 AND build.stage = %s ORDER BY build.id, event.id DESC
"""
# A third try is left alone: it must end well.
MAY_DIE = """
SELECT 1 FROM guide_build WHERE (state = 'queued' AND attempts < 2) OR (state = 'running' AND attempts < 3)
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("builds")
    with own_database() as database:
        redis = {"TRELLIS_REDIS_URL": f"redis://127.0.0.1:{servers.free_port()}/0"}
        short = {"TRELLIS_BUILD_LEASE_SECONDS": "10", "TRELLIS_TICK_SECONDS": "2"}
        told = environment_of(folder, "http://127.0.0.1", **database, **redis, **short)
        (folder / "fonts").symlink_to(Path(__file__).resolve().parents[2] / "var" / "fonts")
        for words in (["collectstatic", "--noinput"], ["migrate", "--noinput"]):
            manage(words, told)
        run_program(["-m", "tests.proof.building_stage", "set", PASSWORD], told)
        yield told


@pytest.fixture
def site(environment: dict[str, str]) -> Iterator[Site]:
    with at_work(Path(environment["TRELLIS_VAR"]), environment) as site:
        yield site


def ask(site: Site, *words: str) -> list[int]:
    asked: list[int] = json.loads(
        run_program(["-m", "tests.proof.building_stage", "ask", *words], site.environment)
    )
    return asked


def kill_at(site: Site, stage: str, asked: list[int]) -> str:
    """Kill a worker that is in this stage of a build, and start another; the stage as the row told it.

    On a busy machine a lease may be lost without a kill: more is asked for when no build may die again.
    """

    def found() -> tuple[Program, str] | None:
        if not site.ask(MAY_DIE):
            asked.extend(ask(site, f"one more, after {len(asked)}"))
        return somebody_at(site, stage)

    worker, stage_told = until(found, f"a worker at {stage}")
    worker.kill()
    worker.start()
    return str(stage_told)


def somebody_at(site: Site, stage: str) -> tuple[Program, str] | None:
    """A worker that lives and holds a build in this stage; the dead hold some too, until the tick."""
    for note, found in site.ask(AT_STAGE, stage):
        pid = int(note.split()[-1])
        for worker in site.workers:
            if pid in worker.pids:
                return worker, found
    return None


@pytest.mark.parametrize(("kills", "least"), [(10, 1), pytest.param(50, 5, marks=pytest.mark.long)])
def test_workers_die_in_every_stage(site: Site, kills: int, least: int) -> None:
    site.table.execute(NAPS)
    # Killed twice at most, each can still be made at its third try.
    asked = ask(site, *[f"number {kills}-{number}" for number in range(kills // 2 + 2)])
    for _worker in range(2):
        site.worker()
    fell: Counter[str] = Counter()
    for number in range(kills):
        fell[kill_at(site, STAGES[number % len(STAGES)], asked)] += 1
        if number == kills // 2:
            site.redis.kill()
            site.redis.start()
    site.until_finished()
    site.table.execute("DROP FUNCTION nap CASCADE")
    asked += ask(site, f"after {kills}")
    site.until_finished()
    told = json.loads(run_program(["-m", "tests.proof.building_stage", "tell"], site.environment))
    builds = [told["builds"][str(pk)] for pk in asked]
    lost = sum(build["verbs"].count("lease lost") for build in builds)
    print(f"\n{kills} kills {dict(fell)}, {len(builds)} builds, {lost} leases lost, Redis killed once")

    assert [stage for stage in STAGES if fell[stage] < least] == []
    assert_made_once(told, builds)
    assert until(lambda: printing_in(site.temporary) == [], "the press to end")
    assert list(site.temporary.glob("trellis-press-*")) == []


def assert_made_once(told: dict[str, Any], builds: list[dict[str, Any]]) -> None:
    """Each is done, by its last claim only, with one file that is what its name says; no file is half one."""
    assert [(each["state"], each["problem"]) for each in builds] == [("done", "")] * len(builds)
    assert [each["verbs"].count("done") for each in builds] == [1] * len(builds)
    assert [each["verbs"].count("claimed") for each in builds] == [each["fence"] for each in builds]
    assert [len(each["artefacts"]) for each in builds] == [1] * len(builds)
    for build in builds:
        name, digest, _size = build["artefacts"][0]
        assert (name, told["files"][name]) == (f"guide/{digest}.pdf", digest)
    assert told["spoilt"] == []


def test_two_workers_whose_clocks_are_minutes_apart(site: Site) -> None:
    slow, fast = site.worker(minutes_wrong=-7), site.worker(minutes_wrong=7)
    asked = ask(site, "clock one", "clock two", "clock three")
    site.until_finished()
    more = ask(site, "clock four")
    pid = int(
        site.until("SELECT note FROM guide_guideevent WHERE verb = 'claimed' AND build_id = %s", *more)[0][
            0
        ].split()[-1]
    )
    killed = next(each for each in (slow, fast) if pid in each.pids)
    killed.kill()
    site.until_finished()
    told = json.loads(run_program(["-m", "tests.proof.building_stage", "tell"], site.environment))
    builds = [told["builds"][str(pk)] for pk in asked + more]

    assert_made_once(told, builds)
    assert [each["attempts"] for each in builds] == [1, 1, 1, 2]


def test_a_click_while_the_queue_is_down_is_taken_up_later(site: Site) -> None:
    site.worker()
    ask(site, "before the click")
    site.until_finished()
    site.redis.kill()
    run_program(["-m", "tests.proof.building_stage", "reword", "by a click"], site.environment)
    with serving(site.folder, site.environment) as web:
        page = click_compile(web.address)
    waiting = site.ask("SELECT id FROM guide_build WHERE state = 'queued'")
    site.redis.start()
    site.until_finished()

    assert "The queue does not answer. The build waits here and is sent again." in page
    assert site.ask("SELECT state, attempts FROM guide_build WHERE id = %s", waiting[0][0]) == [("done", 1)]


def click_compile(address: str) -> str:
    """The page that the organiser sees after the click."""
    person = Person(address, ORGANISER).signs_in()
    csrf = next(cookie.value for cookie in person.cookies if cookie.name == "csrftoken")
    form = urllib.parse.urlencode({"csrfmiddlewaretoken": csrf}).encode()
    click = f"{address}/udt-test/studio/guide/1.0/compile/"
    page: str = person.opener.open(click, form, timeout=60).read().decode()
    return page


def test_a_part_that_kills_its_printer_is_named_and_the_others_build(site: Site) -> None:
    site.worker()
    poison, sound = ask(site, "POISON", "nothing bad")
    killed = []

    def ended() -> bool:
        for pid in printing_in(site.temporary):
            if "POISON" in work_of(pid):
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
        return not site.ask("SELECT 1 FROM guide_build WHERE state IN ('queued', 'running')")

    until(ended, "the end of both")
    told = json.loads(run_program(["-m", "tests.proof.building_stage", "tell"], site.environment))["builds"]

    assert told[str(poison)]["problem"] == (
        "The printing process was killed (SIGKILL). This was chapter 2, “Deciding”, tried 3 times."
    )
    assert (told[str(poison)]["state"], len(set(killed))) == ("failed", 3)
    assert (told[str(sound)]["state"], told[str(sound)]["attempts"]) == ("done", 1)


def work_of(pid: int) -> str:
    """What a child of the press prints: its job lies beside its log. The server itself prints nothing."""
    with contextlib.suppress(OSError):
        return (Path(f"/proc/{pid}/fd/1").readlink().parent / "job.json").read_text()
    return ""
