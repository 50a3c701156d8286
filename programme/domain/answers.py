"""What a release says of the remarks on the one before: cited among its changes, told to their authors."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from cohorts.rules import is_member
from outbox.domain.queueing import queue_message
from programme.enums import LED_TO_A_CHANGE
from programme.models import Release, ReleaseThread

Threads = list[ReleaseThread]


def tell_answers(release: Release, *, at: dt.datetime) -> None:
    """Within the transaction of a release: it tells every decision that none has told yet.

    Each author gets one mail about all of theirs, unless they have left the cohort since.
    """
    decided = list(ReleaseThread.objects.of_cohort(release.cohort).to_tell().with_remarks())
    ReleaseThread.objects.filter(pk__in=[thread.pk for thread in decided]).update(told_in=release)
    by_author: dict[User, Threads] = defaultdict(list)
    for thread in decided:
        by_author[thread.author].append(thread)
    for author, threads in by_author.items():
        if is_member(author, release.cohort):
            _write(release, author, threads, at)


def cite(threads: Iterable[ReleaseThread]) -> dict[str, Threads]:
    """By code of the session, the remarks that led to a change."""
    cited: dict[str, Threads] = defaultdict(list)
    for thread in threads:
        if thread.outcome in LED_TO_A_CHANGE:
            cited[thread.session.code].append(thread)
    return dict(cited)


def _write(release: Release, author: User, threads: Threads, at: dt.datetime) -> None:
    where = reverse("programme:consultation", args=[release.cohort.slug, threads[0].session.release.number])
    context = {
        "release": release,
        "cohort": release.cohort,
        "name": author.get_short_name(),
        "threads": threads,
        "link": f"{settings.SITE_URL}{where}",
        "site_url": settings.SITE_URL,
    }
    queue_message(
        recipient=author,
        address=author.email,
        subject=render_to_string("programme/email/answers_subject.txt", context),
        text=render_to_string("programme/email/answers_message.txt", context).rstrip(),
        dedupe_key=f"answers/{release.pk}/{author.pk}",
        at=at,
    )
