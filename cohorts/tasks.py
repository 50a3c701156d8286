"""What the clock does to invitations."""

from celery import shared_task

from cohorts.domain.accepting import expire_overdue


@shared_task(ignore_result=True)
def expire_invitations() -> int:
    return expire_overdue()
