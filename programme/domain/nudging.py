"""Reminding those who have not answered a poll."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, record
from accounts.models import User
from outbox.domain.queueing import queue_message
from programme.domain.poll_results import find_results
from programme.domain.polls import why_unanswerable
from programme.models import Poll


@transaction.atomic
def nudge(poll: Poll, *, by: User, at: dt.datetime | None = None) -> int:
    """One mail to each who is asked and has not answered; answers how many.

    At most once a day, by the programme's clock: of two organisers at once one writes. Raises Refused
    when it was done today, when no answer is taken, or nobody is missing.
    """
    at = at or timezone.now()
    poll.refresh_from_db()
    if reason := why_unanswerable(poll):
        raise Refused(reason)
    missing = [each.person for each in find_results(poll).missing]
    if not missing:
        raise Refused(_("Everybody who is asked has answered."))
    today = poll.today(at)
    if not Poll.objects.not_nudged_on(poll, today).update(nudged_on=today):
        raise Refused(_("They were written to today already. Once a day is enough; try again tomorrow."))
    for person in missing:
        _write(poll, person, today, at)
    record(poll, verb="reminded of the poll", by=by, at=at, note=str(len(missing)))
    return len(missing)


def _write(poll: Poll, person: User, today: dt.date, at: dt.datetime) -> None:
    where = reverse("programme:poll", args=[poll.cohort.slug, poll.pk])
    context = {
        "poll": poll,
        "cohort": poll.cohort,
        "late": poll.answer_by < today,
        "name": person.get_short_name(),
        "link": f"{settings.SITE_URL}{where}",
        "site_url": settings.SITE_URL,
    }
    queue_message(
        recipient=person,
        address=person.email,
        subject=render_to_string("programme/email/poll_subject.txt", context),
        text=render_to_string("programme/email/poll_message.txt", context).rstrip(),
        dedupe_key=f"poll/{poll.pk}/{person.pk}/{today}",
        at=at,
    )
