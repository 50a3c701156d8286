"""A poll to answer, in September 2024, and how somebody answers it."""

import datetime as dt
from typing import Any

from programme.domain.polls import Span, answer_poll, begin_poll
from programme.models import Poll, Session
from tests.conftest import Cast
from tests.factories.programme import SessionFactory

NOW = dt.datetime(2024, 9, 3, 9, tzinfo=dt.UTC)
DAY = dt.date(2024, 9, 10)


def span(day: int, hour: int = 8, length: int = 2) -> Span:
    start = dt.datetime(2024, 10, day, hour, tzinfo=dt.UTC)
    return Span(start, start + dt.timedelta(hours=length))


def make_session(cast: Cast) -> Session:
    session = SessionFactory(cohort=cast.cohort, code="legal", title="Legal")
    session.trainers.create(name="Trainer", user=cast.trainer)
    return session


def make_poll(cast: Cast, session: Session) -> Poll:
    return begin_poll(session, proposals=[span(15), span(14)], answer_by=DAY, by=cast.organiser, at=NOW)


def say(poll: Poll, person: Any, *verdicts: str) -> None:
    proposals = poll.proposals.all()
    answer_poll(
        Poll.objects.get(pk=poll.pk),
        {proposal.pk: verdict for proposal, verdict in zip(proposals, verdicts, strict=True)},
        by=person,
        at=NOW,
    )
