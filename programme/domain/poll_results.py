"""What a poll found out so far: by proposal in figures, by city and seat in full."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

from accounts.models import User
from cohorts.enums import RoleKind
from cohorts.models import Tenure
from programme.enums import TrackKind, Verdict
from programme.models import Poll, PollAnswer, Proposal, SessionTrainer


@dataclasses.dataclass
class Asked:
    """Somebody who is asked, for a city's seat or as a trainer, and what they said of each proposal."""

    person: User
    city: str = ""
    profile: str = ""
    verdicts: list[str] = dataclasses.field(default_factory=list)

    @property
    def has_answered(self) -> bool:
        return any(self.verdicts)


@dataclasses.dataclass
class Count:
    """How many can at one of the times; the best one has most who can, and of those fewest who can't."""

    proposal: Proposal
    yes: int
    if_need_be: int
    no: int
    best: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        return (self.yes + self.if_need_be, self.yes)


@dataclasses.dataclass
class Results:
    """A poll with everybody who is asked now: who has left the cohort is not counted."""

    counts: list[Count]
    asked: list[Asked]

    @property
    def answered(self) -> int:
        return sum(each.has_answered for each in self.asked)

    @property
    def missing(self) -> list[Asked]:
        return [each for each in self.asked if not each.has_answered]

    @property
    def rows(self) -> list[tuple[Asked, list[str]]]:
        return [(each, each.verdicts) for each in self.asked]


def find_results(poll: Poll) -> Results:
    """The answers of those who are asked, cities by name, then trainers; nobody counts twice."""
    proposals = list(poll.proposals.all())
    said = _said(poll)
    asked = list(list_asked(poll))
    for each in asked:
        each.verdicts = [said[each.person.pk].get(proposal.pk, "") for proposal in proposals]
    counts = [_count(proposal, at, asked) for at, proposal in enumerate(proposals)]
    top = max((count.rank for count in counts), default=(0, 0))
    for count in counts:
        count.best = top > (0, 0) and count.rank == top
    return Results(counts, asked)


def list_asked(poll: Poll) -> Iterable[Asked]:
    """Who sits in an active pair now and whose track it is, and the session's trainers with a role here."""
    track = poll.session.track.kind
    seated: dict[int, Asked] = {}
    for tenure in Tenure.objects.seated_in(poll.cohort):
        pair, profile = tenure.seat.pair, tenure.seat.profile
        if track not in (TrackKind.COMMON, profile):
            continue
        seated.setdefault(tenure.user_id, Asked(tenure.user, pair.city.name, profile))
    trainers = poll.cohort.roles.current().of_kind(RoleKind.TRAINER).order_by().values("user")
    for trainer in SessionTrainer.objects.of_session(poll.session).among(trainers):
        seated.setdefault(trainer.user_id, Asked(trainer.user))
    return seated.values()


def _said(poll: Poll) -> dict[int, dict[int, str]]:
    """By person and proposal, the verdict."""
    said: dict[int, dict[int, str]] = defaultdict(dict)
    for person, proposal, verdict in PollAnswer.objects.to(poll).values_list("person", "proposal", "verdict"):
        said[person][proposal] = verdict
    return said


def _count(proposal: Proposal, at: int, asked: list[Asked]) -> Count:
    verdicts = [each.verdicts[at] for each in asked]
    yes, if_need_be, no = (verdicts.count(verdict) for verdict in Verdict)
    return Count(proposal, yes, if_need_be, no)
