"""Real workers: in the web process without Redis, and as a program of its own on a real one."""

import datetime as dt
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from guide.domain.build import reap_lost_builds, request_build
from guide.models import Build
from guide.tasks import enqueue_build

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
# Celery's own command, with the files of this test in the place of this test.
PROGRAM = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
from django.conf import settings
settings.MEDIA_ROOT = sys.argv.pop(1)
from celery.__main__ import main
sys.exit(main())
"""
# The web process as a server loads it; it keeps its clock in a folder of its own.
WEB = """
import os, pathlib, sys, threading
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
from django.conf import settings
settings.MEDIA_ROOT = pathlib.Path(sys.argv[1])
fonts, settings.VAR_DIR = settings.VAR_DIR / "fonts", settings.MEDIA_ROOT.parent
(settings.VAR_DIR / "fonts").symlink_to(fonts)
import config.wsgi
threading.Event().wait()
"""


def wait_until_finished(build):
    """The build's row once it is neither queued nor running."""
    for _ in range(PATIENCE * 4):
        found = Build.objects.get(pk=build.pk)
        if found.state not in {"queued", "running"}:
            return found
        threading.Event().wait(0.25)
    return found


@pytest.mark.django_db(transaction=True)
def test_a_web_process_without_redis_makes_what_waits_for_it(cast, frozen, settings, tmp_path):
    build = request_build(frozen, by=cast.organiser)
    program = [sys.executable, "-c", WEB, str(settings.MEDIA_ROOT)]
    environment = {**os.environ, "DATABASE_URL": own_database(), "TRELLIS_REDIS_URL": ""}
    with (tmp_path / "web.log").open("wb") as said:
        web = subprocess.Popen(program, cwd=ROOT, env=environment, stdout=said, stderr=said)
    try:
        done = wait_until_finished(build)
    finally:
        web.terminate()
        web.wait(30)

    assert (done.state, done.problem, done.attempts) == ("done", "", 1)


@pytest.mark.celery
@pytest.mark.xdist_group("worker")
@pytest.mark.django_db(transaction=True)
def test_a_worker_on_redis_makes_the_guide(cast, frozen, settings, tmp_path):
    redis = os.environ["TRELLIS_REDIS_URL"]
    build = request_build(frozen, by=cast.organiser)
    worker = start_worker(redis, settings.MEDIA_ROOT, tmp_path / "worker.log")
    try:
        assert enqueue_build(build) is True
        done = wait_until_finished(build)
    finally:
        worker.terminate()
        worker.wait(30)

    assert (done.state, done.problem, done.attempts) == ("done", "", 1)
    assert done.artefacts.get().file.size == done.artefacts.get().size


@pytest.mark.celery
@pytest.mark.xdist_group("worker")
@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_leaves_a_build_that_another_finishes(cast, frozen, settings, tmp_path):
    redis = os.environ["TRELLIS_REDIS_URL"]
    build = request_build(frozen, by=cast.organiser)
    first = start_worker(redis, settings.MEDIA_ROOT, tmp_path / "first.log")
    enqueue_build(build)
    wait_until_claimed(build)
    first.kill()
    first.wait(30)
    later = timezone.now() + dt.timedelta(seconds=settings.BUILD_LEASE_SECONDS + 1)
    reap_lost_builds(later)
    second = start_worker(redis, settings.MEDIA_ROOT, tmp_path / "second.log")
    try:
        enqueue_build(Build.objects.get(pk=build.pk))
        done = wait_until_finished(build)
    finally:
        second.terminate()
        second.wait(30)

    assert done.state == "done"
    assert done.artefacts.count() == 1


def wait_until_claimed(build):
    for _ in range(PATIENCE * 20):
        if Build.objects.get(pk=build.pk).state != "queued":
            return
        threading.Event().wait(0.05)


def own_database():
    """The tests' own database, as an address for another process."""
    name = connection.settings_dict["NAME"]
    return f"sqlite:///{name}" if connection.vendor == "sqlite" else postgres_address(name)


def start_worker(redis, media, log):
    """`celery worker` as a program, on the tests' own database, ready to take work."""
    command = [sys.executable, "-c", PROGRAM, str(media), "-A", "config", "worker"]
    options = ["--pool", "solo", "--loglevel", "info", "--without-gossip", "--without-mingle"]
    with log.open("wb") as said:
        worker = subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": own_database(), "TRELLIS_REDIS_URL": redis},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    for _ in range(PATIENCE * 4):
        if b" ready." in log.read_bytes() or worker.poll() is not None:
            break
        threading.Event().wait(0.25)
    assert worker.poll() is None, log.read_text()
    return worker


def postgres_address(name):
    where = connection.settings_dict
    secret = f":{where['PASSWORD']}" if where["PASSWORD"] else ""
    return f"postgres://{where['USER']}{secret}@{where['HOST']}:{where['PORT']}/{name}"
