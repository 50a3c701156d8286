"""Compiling in the background; the queue is a hint, the row in the database is the truth."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from guide.domain.build import run_build
from guide.models import Build

logger = logging.getLogger(__name__)


@shared_task
def run_build_task(*, build_id: int) -> None:
    """Run one build; a second message about it finds it claimed and does nothing."""
    run_build(build_id)


def enqueue_build(build: Build, *, expires: int | None = None) -> bool:
    """Tell a worker of a queued build once it is stored; False when the queue is down.

    Then the row stays queued, the page says so, and the tick sends it again.
    """
    try:
        run_build_task.apply_async_on_commit(kwargs={"build_id": build.pk}, expires=expires)
    except OperationalError as down:
        logger.warning("the queue is down, build %s waits: %s", build.pk, down)
        return False
    return True
