"""The clock of Trellis, where beat keeps it."""

from celery import shared_task

from desk.domain.background import run_tick


@shared_task
def tick() -> None:
    """Do what is due; safe to run twice."""
    run_tick()
