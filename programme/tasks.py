"""Printing in the background; the queue is a hint, the row in the database is the truth."""

import logging

from celery import shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from programme.domain.booklet.run import run_booklet
from programme.models import Booklet

logger = logging.getLogger(__name__)


@shared_task
def print_booklet_task(*, key: int) -> None:
    """Print one booklet; a second message about it finds it claimed and does nothing."""
    run_booklet(key)


def enqueue_booklet(booklet: Booklet) -> bool:
    """Tell a worker of a queued booklet once it is stored; False when the queue is down.

    Then the row stays queued and the tick sends it again; a message nobody took lapses by then.
    """
    try:
        print_booklet_task.apply_async_on_commit(kwargs={"key": booklet.pk}, expires=settings.TICK_SECONDS)
    except OperationalError as down:
        logger.warning("the queue is down, booklet %s waits: %s", booklet.pk, down)
        return False
    return True
