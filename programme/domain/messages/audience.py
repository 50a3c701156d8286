"""Who gets a message about a release, and why; and who gets none."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from cohorts.models import Cohort
from programme.domain.messages.last import Last, last_told
from programme.domain.messages.news import News, find_news
from programme.domain.readers import Reader
from programme.domain.roster import list_readers
from programme.models import ReleasedSession, ReleaseThread

NEVER = Last()


@dataclasses.dataclass(frozen=True)
class Addressed:
    """Somebody who gets a message, once, whatever the number of their roles: since when, and of what."""

    reader: Reader
    since: int
    news: list[News]
    answers: list[ReleaseThread]

    @property
    def is_whole(self) -> bool:
        """Nothing was told to them before: it is their whole programme."""
        return not self.since and bool(self.news)


@dataclasses.dataclass(frozen=True)
class Audience:
    """Everybody of an edition: who is told something, and whom nothing concerns."""

    told: list[Addressed]
    silent: list[Reader]


def find_audience(
    cohort: Cohort,
    sessions: Sequence[ReleasedSession],
    decided: Iterable[ReleaseThread],
    *,
    at: dt.datetime,
) -> Audience:
    """Whom a release of these sessions and these decisions concerns, rehearsed or real.

    Told is what is new since the last message that went to each: what an unsent one would have said is
    said here. However many people there are, it asks six questions.
    """
    last, answers = last_told(cohort), _answers(cohort, decided)
    told, silent = [], []
    for reader in list_readers(cohort):
        known = last.get(reader.person.pk, NEVER)
        news = find_news(reader, sessions, known, at=at)
        mine = [thread for number, thread in answers[reader.person.pk] if not number or number > known.number]
        if news or mine:
            told.append(Addressed(reader, known.number, news, mine))
        else:
            silent.append(reader)
    return Audience(told, silent)


def _answers(cohort: Cohort, decided: Iterable[ReleaseThread]) -> dict[int, list[tuple[int, ReleaseThread]]]:
    """By author, decisions with the release that told them; those of this one have no number yet."""
    found: dict[int, list[tuple[int, ReleaseThread]]] = defaultdict(list)
    for thread in ReleaseThread.objects.of_cohort(cohort).told_by_message():
        found[thread.author_id].append((thread.told_in.number, thread))
    for thread in decided:
        found[thread.author_id].append((0, thread))
    return found
