"""Where a person takes part now: asked once, for everything that the desk shows."""

import dataclasses
from functools import cached_property

from django.db.models import Prefetch

from accounts.models import User
from actionplans.models import Plan
from cohorts.enums import CohortState, RoleKind
from cohorts.models import CityPair, Cohort, Role, Seat
from programme.models import Poll, ReleaseMessage, ReleaseThread

OVER = frozenset({CohortState.CLOSED, CohortState.ARCHIVED})


@dataclasses.dataclass(frozen=True)
class Joined:
    """An edition that a person takes part in: as what, whether it is over, and the own pair there."""

    cohort: Cohort
    words: list[str]
    organises: bool
    over: bool
    pair: CityPair | None


@dataclasses.dataclass(frozen=True)
class Standing:
    """A person's roles and seats of the present, in every edition."""

    person: User
    roles: list[Role]
    pairs: list[CityPair]

    @cached_property
    def cohorts(self) -> list[Cohort]:
        """The editions joined, newest first."""
        joined = {c.pk: c for c in [r.cohort for r in self.roles] + [p.cohort for p in self.pairs]}
        return sorted(joined.values(), key=lambda cohort: (-cohort.year, cohort.title))

    @property
    def running(self) -> list[Cohort]:
        """Those of them that go on, so that something may lie ahead."""
        return [cohort for cohort in self.cohorts if cohort.state not in OVER]

    @property
    def organised(self) -> list[Cohort]:
        return [role.cohort for role in self.roles if role.kind == RoleKind.ORGANISER]

    @property
    def overseen(self) -> list[Cohort]:
        """The editions organised that go on."""
        return [cohort for cohort in self.organised if cohort.state not in OVER]

    @property
    def plans(self) -> list[Plan]:
        return [pair.plan for pair in self.pairs if hasattr(pair, "plan")]

    @property
    def running_pairs(self) -> list[CityPair]:
        """The pairs in editions that go on, newest first."""
        going = [pair for pair in self.pairs if pair.cohort.state not in OVER]
        return sorted(going, key=lambda pair: -pair.cohort.year)

    def holds(self, kind: RoleKind) -> bool:
        return any(role.kind == kind for role in self.roles)

    @property
    def joined(self) -> list[Joined]:
        """The editions joined, those that go on first."""
        pairs = {pair.cohort_id: pair for pair in self.pairs}
        organised = {cohort.pk for cohort in self.organised}
        found = [
            Joined(c, self.role_words(c), c.pk in organised, c.state in OVER, pairs.get(c.pk))
            for c in self.cohorts
        ]
        return sorted(found, key=lambda joined: joined.over)

    def role_words(self, cohort: Cohort) -> list[str]:
        """What the person is in an edition: roles first, then seats with their city."""
        roles = [str(role.get_kind_display()) for role in self.roles if role.cohort_id == cohort.pk]
        return roles + [pair.city.name for pair in self.pairs if pair.cohort_id == cohort.pk]

    def profiles(self, cohort: Cohort) -> set[str]:
        """The profiles of the seats held in an edition: the tracks one is expected in."""
        return {
            seat.profile
            for pair in self.pairs
            if pair.cohort_id == cohort.pk
            for seat in pair.seats.all()
            if holder_of(seat) == self.person
        }


def holder_of(seat: Seat) -> User | None:
    """Who sits there now, of a seat that was asked for with its holder."""
    holding = getattr(seat, "holding", None)
    return holding.user if holding else None


def standing_of(person: User) -> Standing:
    """The roles held and the seats sat in now; a withdrawn city's seat counts for nothing.

    Each comes with the poll there that waits for an answer as its holder, or none; a role besides
    with what waits there for organisers: remarks on releases, the poll whose day comes first, and
    messages of a release that are not sent.
    """
    roles = Role.objects.held_by(person).select_related("cohort").order_by("kind")
    seats = Prefetch("seats", Seat.objects.with_holder().select_related("holding__user"))
    pairs = CityPair.objects.active().seating(person).select_related("city", "cohort", "plan")
    asked = Poll.objects.asking().unanswered_by(person)
    waiting = ReleaseThread.objects.waiting().count_for(
        Poll.objects.open().oldest_for(ReleaseMessage.objects.drafted().counted_for(roles))
    )
    taught = asked.taught_by(person).one_for(waiting)
    expected = asked.expecting(person).one_for(pairs.prefetch_related(seats))
    return Standing(person, list(taught), list(expected))
