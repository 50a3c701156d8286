"""The clock of Trellis, where beat keeps it."""

from celery import shared_task
from django.db import close_old_connections

from desk.domain.background import run_tick


@shared_task
def tick() -> None:
    """Do what is due; safe to run twice."""
    try:
        run_tick()
    finally:
        close_old_connections()
