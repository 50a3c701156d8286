"""A programme in one sentence: how much, from when to when, how sure, how far."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from programme.domain.moments import day_of, is_expected, is_over
from programme.enums import Certainty
from programme.models import ReleasedSession


@dataclasses.dataclass(frozen=True)
class Summary:
    """What the head of a programme says of its sessions, breaks and cancelled ones apart."""

    count: int
    unsure: int
    over: int
    levels: frozenset[str]
    first: dt.date | None = None
    last: dt.date | None = None


def summarise(sessions: Iterable[ReleasedSession], *, at: dt.datetime) -> Summary:
    """The figures as of `at`; `levels` are the kinds of certainty that occur."""
    found = [session for session in sessions if is_expected(session)]
    days = sorted(day for session in found if (day := day_of(session)))
    return Summary(
        count=len(found),
        unsure=sum(session.certainty != Certainty.FIRM for session in found),
        over=sum(is_over(session, at) for session in found),
        levels=frozenset(session.certainty for session in found),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
