"""Who may do what in a cohort: each predicate is asked of a person and something of the cohort."""

from typing import Any

import rules

from accounts.models import User


def cohort_of(subject: Any) -> Any:
    """The cohort that `subject` belongs to: itself, or by its `cohort`."""
    return getattr(subject, "cohort", subject)


def _has_role(user: User, subject: Any, kind: str) -> bool:
    if not user.is_authenticated or subject is None:
        return False
    return bool(cohort_of(subject).roles.held_by(user).of_kind(kind).exists())


@rules.predicate
def is_organiser(user: User, subject: Any) -> bool:
    return _has_role(user, subject, "organiser")


@rules.predicate
def is_trainer(user: User, subject: Any) -> bool:
    return _has_role(user, subject, "trainer")


@rules.predicate
def is_observer(user: User, subject: Any) -> bool:
    return _has_role(user, subject, "observer")


@rules.predicate
def is_participant(user: User, subject: Any) -> bool:
    """Sits now in a seat of an active city pair of the cohort."""
    if not user.is_authenticated or subject is None:
        return False
    return bool(cohort_of(subject).pairs.active().seating(user).exists())


@rules.predicate
def sits_in_pair(user: User, subject: Any) -> bool:
    """Sits now in the city pair that `subject` belongs to (`subject.pair`, or the pair itself)."""
    if not user.is_authenticated or subject is None:
        return False
    pair = getattr(subject, "pair", subject)
    return bool(type(pair)._default_manager.filter(pk=pair.pk).active().seating(user).exists())


@rules.predicate
def is_member(user: User, subject: Any) -> bool:
    """Holds any role or a seat of an active pair; asked as one question, for most pages ask it."""
    if not user.is_authenticated or subject is None:
        return False
    cohort = cohort_of(subject)
    return bool(type(cohort)._default_manager.joined_by(user).filter(pk=cohort.pk).exists())


@rules.predicate
def may_create_cohort(user: User, subject: Any = None) -> bool:
    """An organiser of any cohort may begin another edition or series."""
    from django.apps import apps

    return bool(
        user.is_authenticated
        and apps.get_model("cohorts", "Role").objects.held_by(user).of_kind("organiser").exists()
    )
