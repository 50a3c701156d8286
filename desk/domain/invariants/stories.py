"""States and their record: every move was allowed, followed the one before, and led to where we are."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from accounts.domain.moves import allowed
from actionplans.models import Plan, PlanEvent, Section, SectionThread
from cohorts.models import CityPair, Cohort, Invitation
from cohorts.models.event import CohortEvent
from desk.domain.invariants.finding import Finding, breach
from guide.models import Build, Edition, Excerpt, GuideEvent
from outbox.models import Message, MessageEvent
from programme.models import Booklet, Delivery, Material, Output, Poll, ProgrammeEvent, ReleaseThread, Session


@dataclasses.dataclass(frozen=True)
class Story:
    """A kind of thing with states: where its record is, and the states in which it may begin."""

    model: Any
    events: Any
    name: str
    begins: frozenset[str]
    # Events that name a smaller thing too are that thing's.
    without: tuple[str, ...] = ()
    # Events with these verbs say the before and after of something else than the state.
    besides: tuple[str, ...] = ()

    def moves(self) -> dict[int, list[tuple[str, str]]]:
        """By thing, its moves in the order in which they were written; notes are left out."""
        written: dict[int, list[tuple[str, str]]] = defaultdict(list)
        about = self.events._default_manager.filter(
            **{f"{self.name}__isnull": False}, **{f"{other}__isnull": True for other in self.without}
        )
        rows = about.exclude(after="").exclude(verb__in=self.besides).order_by("pk")
        for thing, before, after in rows.values_list(self.name, "before", "after"):
            written[thing].append((before, after))
        return written


def _story(model: Any, events: Any, name: str, begins: str, *without: str) -> Story:
    return Story(model, events, name, frozenset(begins.split()), without)


STORIES = [
    _story(Cohort, CohortEvent, "cohort", "draft", "pair", "invitation"),
    _story(CityPair, CohortEvent, "pair", "invited active"),
    _story(Invitation, CohortEvent, "invitation", "drafted"),
    _story(Session, ProgrammeEvent, "session", "idea planned", "output", "material"),
    _story(Output, ProgrammeEvent, "output", "open", "delivery"),
    _story(Delivery, ProgrammeEvent, "delivery", "open"),
    _story(Material, ProgrammeEvent, "material", "shown"),
    _story(Booklet, ProgrammeEvent, "booklet", "queued"),
    _story(Poll, ProgrammeEvent, "poll", "open"),
    _story(ReleaseThread, ProgrammeEvent, "thread", "open"),
    _story(Plan, PlanEvent, "plan", "drafting", "section", "thread"),
    Story(Section, PlanEvent, "section", frozenset({"draft"}), ("thread",), ("set audience",)),
    _story(SectionThread, PlanEvent, "thread", "open"),
    _story(Excerpt, GuideEvent, "excerpt", "proposed"),
    _story(Edition, GuideEvent, "edition", "drafting", "build", "excerpt"),
    _story(Build, GuideEvent, "build", "queued"),
    _story(Message, MessageEvent, "message", "drafted queued"),
]


def find_in_stories() -> Iterator[Finding]:
    """Breaches between a thing's state and its record, for everything that has states."""
    for story in STORIES:
        moves = story.moves()
        for thing in story.model._default_manager.only("pk", "state").iterator():
            yield from _told(thing, story, moves[thing.pk])


def _told(thing: Any, story: Story, moves: list[tuple[str, str]]) -> Iterator[Finding]:
    state = ""
    for before, after in moves:
        if not before:  # the event of its beginning
            state = after
            continue
        if state and before != state:
            yield breach(thing, f"the record goes on from {before} where it had come to {state}")
        elif not state and before not in story.begins:
            yield breach(thing, f"the record begins with {before}")
        if after not in allowed(thing.ALLOWED_MOVES, before):
            yield breach(thing, f"the record says {before} > {after}, which the table does not allow")
        state = after
    if state and thing.state != state:
        yield breach(thing, f"it is {thing.state}, but its record ends with {state}")
    elif not state and thing.state not in story.begins:
        yield breach(thing, f"it is {thing.state}, but its record says no move")
