"""What a release says of the remarks on the one before: cited among its changes, told to their authors."""

from collections import defaultdict
from collections.abc import Iterable

from programme.enums import LED_TO_A_CHANGE
from programme.models import Release, ReleaseThread

Threads = list[ReleaseThread]


def tell_answers(release: Release) -> Threads:
    """Within the transaction of a release: it tells every decision that none has told yet; these ones.

    Each author reads of all of theirs in the own message about the release.
    """
    decided = list(ReleaseThread.objects.of_cohort(release.cohort).to_tell().with_remarks())
    ReleaseThread.objects.filter(pk__in=[thread.pk for thread in decided]).update(told_in=release)
    return decided


def cite(threads: Iterable[ReleaseThread]) -> dict[str, Threads]:
    """By code of the session, the remarks that led to a change."""
    cited: dict[str, Threads] = defaultdict(list)
    for thread in threads:
        if thread.outcome in LED_TO_A_CHANGE:
            cited[thread.session.code].append(thread)
    return dict(cited)
