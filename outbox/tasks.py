"""Sends what is queued; the rows are the truth, a call is only a hint."""

from celery import shared_task
from django.db import transaction

from outbox.domain.delivering import deliver_due


@shared_task(ignore_result=True)
def deliver(limit: int = 100) -> int:
    return deliver_due(limit=limit)


def deliver_soon() -> None:
    """Ask for a delivery once this transaction holds; without a queue the next tick does it."""
    transaction.on_commit(deliver.delay, robust=True)
