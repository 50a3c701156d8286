"""Work behind the pages: what each tick does, and the worker of an installation of one process."""

import contextlib
import datetime as dt
import fcntl
import logging
import threading
import time
from collections.abc import Callable, Iterator

from celery import current_app
from celery.fixups.django import DjangoWorkerFixup
from django.conf import settings
from django.db import connections

from actionplans.domain.anchoring import follow_remarks
from cohorts.domain.accepting import expire_overdue
from guide.domain.build import reap_lost_builds, run_build
from guide.models import Build
from guide.tasks import enqueue_build
from outbox.domain.delivering import deliver_due
from programme.domain.booklet.asking import ask_for_booklets, ask_for_new_words
from programme.domain.booklet.lease import reap_lost_booklets
from programme.domain.uploads import forget_old_uploads
from programme.models import Booklet
from programme.tasks import enqueue_booklet

logger = logging.getLogger(__name__)
PATIENCE = 0.5


def run_tick(at: dt.datetime | None = None) -> None:
    """Do what is due: lost builds, queued builds, booklets, messages, invitations, remarks, uploads.

    Each part is safe to run twice and at the same time as another tick; one that fails is logged and
    keeps no other from its turn. Each asks for the time itself: a lease is judged by the database's clock.
    """
    parts = (
        *(reap_lost_builds, requeue_builds, send_booklets),
        *(deliver_due, expire_overdue, follow_remarks, forget_old_uploads),
    )
    for part in parts:
        try:
            part(at)
        except Exception:
            logger.exception("a part of the tick failed: %s", part.__name__)


def requeue_builds(at: dt.datetime | None = None) -> int:
    """Tell the workers again of every queued build; a message nobody took lapses by the next tick."""
    waiting = list(Build.objects.waiting())
    return sum(enqueue_build(build, expires=settings.TICK_SECONDS) for build in waiting)


def send_booklets(at: dt.datetime | None = None) -> int:
    """Ask for what is to be printed of the newest releases, and tell the workers of all that waits."""
    reap_lost_booklets(at)
    ask_for_booklets(at)
    ask_for_new_words(at)
    return sum(enqueue_booklet(booklet) for booklet in Booklet.objects.waiting())


def run_pending_builds(*, sleep: Callable[[float], None] = time.sleep) -> list[Build]:
    """Run builds in this very process until none is queued or running; those that ran here.

    A build that another process works on is waited for, and taken over when its lease is lost.
    """
    ran = []
    while Build.objects.unfinished().exists():
        reap_lost_builds()
        build = Build.objects.waiting().first()
        if build is None:
            sleep(PATIENCE)
        elif finished := run_build(build.pk):
            ran.append(finished)
    return ran


def start_background() -> list[threading.Thread]:
    """Begin the worker and the clock of an installation that has no Redis, as threads of this process."""
    threads = [
        threading.Thread(target=_work, name="trellis-worker", daemon=True),
        threading.Thread(target=_tick_on, name="trellis-tick", daemon=True),
    ]
    for thread in threads:
        thread.start()
    return threads


def _work() -> None:
    """Serve the memory queue; a worker that falls over is started again."""
    while True:
        try:
            # Not Celery's own command: that one takes over signals, which belong to the web server.
            worker = current_app.WorkController(
                pool="solo",
                concurrency=1,
                without_gossip=True,
                without_mingle=True,
                without_heartbeat=True,
            )
            # Closes this thread's connections after each task, as in a worker of its own;
            # Celery knows it weakly, so it is held here as long as the worker runs.
            fixup = DjangoWorkerFixup(current_app).install()
            worker.start()
            del fixup
        except Exception:
            logger.exception("the worker fell over")
        finally:
            connections.close_all()
        time.sleep(PATIENCE)


def _tick_on() -> None:
    while True:
        try:
            with _only_one() as mine:
                while mine:
                    run_tick()
                    connections.close_all()
                    time.sleep(settings.TICK_SECONDS)
        except OSError:
            logger.exception("the clock fell over")
        time.sleep(settings.TICK_SECONDS)


@contextlib.contextmanager
def _only_one() -> Iterator[bool]:
    """Whether this process keeps the clock: of several on one machine the first does, until it ends."""
    with (settings.VAR_DIR / "tick.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
