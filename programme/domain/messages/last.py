"""What people were told last of a programme."""

import dataclasses
import uuid
from collections import defaultdict
from collections.abc import Mapping

from cohorts.models import Cohort
from programme.models import ReleasedSession, ReleaseMessage


@dataclasses.dataclass(frozen=True)
class Last:
    """What somebody was told last: by which release, and how the sessions stood that were theirs."""

    number: int = 0
    sessions: Mapping[uuid.UUID, ReleasedSession] = dataclasses.field(default_factory=dict)


def last_told(cohort: Cohort) -> dict[int, Last]:
    """By person, what the newest message that went out was made of."""
    rows = list(
        ReleaseMessage.objects.newest_sent_in(cohort).values_list("person", "release", "number", "expected")
    )
    copies: dict[int, dict[uuid.UUID, ReleasedSession]] = defaultdict(dict)
    for copy in ReleasedSession.objects.of_releases({release for _person, release, *_more in rows}):
        copies[copy.release_id][copy.uid] = copy
    return {
        person: Last(number, {uid: copies[release][uid] for uid in map(uuid.UUID, expected)})
        for person, release, number, expected in rows
    }
