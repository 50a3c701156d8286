"""Who may do what in a cohort: each predicate is asked of a person and something of the cohort."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any

import rules

from accounts.models import User


@dataclasses.dataclass(frozen=True)
class Standing:
    """What a person is in one cohort now, each half asked of the database when it is first wanted."""

    user: Any = None
    cohort: Any = None

    @cached_property
    def roles(self) -> frozenset[str]:
        """The kinds of the roles held."""
        if self.user is None:
            return frozenset()
        return frozenset(self.cohort.roles.held_by(self.user).order_by().values_list("kind", flat=True))

    @cached_property
    def pairs(self) -> frozenset[int]:
        """The active pairs with a seat held."""
        if self.user is None:
            return frozenset()
        return frozenset(
            self.cohort.pairs.active().seating(self.user).order_by().values_list("pk", flat=True)
        )


_asked: ContextVar[dict[tuple[int, int], Standing] | None] = ContextVar("asked", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """Within, a person's standing is read once: for pages that only read, where it can't change."""
    token = _asked.set({})
    try:
        yield
    finally:
        _asked.reset(token)


def cohort_of(subject: Any) -> Any:
    """The cohort that `subject` belongs to: itself, or by its `cohort`."""
    return getattr(subject, "cohort", subject)


def standing(user: Any, subject: Any) -> Standing:
    """The person's standing in the subject's cohort; a visitor has none."""
    if subject is None or not user.is_authenticated:
        return Standing()
    cohort, memo = cohort_of(subject), _asked.get()
    key = (user.pk, cohort.pk)
    if memo is None:
        return Standing(user, cohort)
    return memo.setdefault(key, Standing(user, cohort))


@rules.predicate
def is_organiser(user: User, subject: Any) -> bool:
    return "organiser" in standing(user, subject).roles


@rules.predicate
def is_trainer(user: User, subject: Any) -> bool:
    return "trainer" in standing(user, subject).roles


@rules.predicate
def is_observer(user: User, subject: Any) -> bool:
    return "observer" in standing(user, subject).roles


@rules.predicate
def is_participant(user: User, subject: Any) -> bool:
    """Sits now in a seat of an active city pair of the cohort."""
    return bool(standing(user, subject).pairs)


@rules.predicate
def sits_in_pair(user: User, subject: Any) -> bool:
    """Sits now in the city pair that `subject` belongs to (`subject.pair`, or the pair itself)."""
    pair = getattr(subject, "pair", subject)
    return pair is not None and pair.pk in standing(user, subject).pairs


@rules.predicate
def is_member(user: User, subject: Any) -> bool:
    """Holds any role or a seat of an active pair."""
    found = standing(user, subject)
    return bool(found.roles or found.pairs)


@rules.predicate
def may_create_cohort(user: User, subject: Any = None) -> bool:
    """An organiser of any cohort may begin another edition or series."""
    from django.apps import apps

    return bool(
        user.is_authenticated
        and apps.get_model("cohorts", "Role").objects.held_by(user).of_kind("organiser").exists()
    )
