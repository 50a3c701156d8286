"""Questions asked of what is given out for a session: who supplies it, who may have it by now."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from cohorts.models import CityPair, Role

COHORT = OuterRef("session__cohort")


def organises(user: Any) -> Exists:
    return Exists(Role.objects.held_by(user).filter(cohort=COHORT).of_kind("organiser"))


def teaches(user: Any) -> Q:
    """Trains in the cohort, and this very session."""
    trainers = apps.get_model("programme", "SessionTrainer").objects.teaching(user)
    role = Role.objects.held_by(user).filter(cohort=COHORT).of_kind("trainer")
    return Q(Exists(role)) & Q(Exists(trainers.filter(session=OuterRef("session"))))


def takes_part(user: Any) -> Q:
    """Holds any role there, or a seat of an active pair."""
    seats = CityPair.objects.active().seating(user).filter(cohort=COHORT)
    return Q(Exists(Role.objects.held_by(user).filter(cohort=COHORT))) | Q(Exists(seats))


def is_expected(user: Any) -> Q:
    """Sits in an active pair, in a seat of the session's track; in a common one, in any."""
    pairs = CityPair.objects.active().filter(cohort=COHORT)
    own = pairs.seating_as(user, OuterRef("session__track__kind"))
    return Q(Exists(own)) | (Q(session__track__kind="common") & Q(Exists(pairs.seating(user))))


def is_released() -> Exists:
    """A release holds the session: before that nobody else knows of it."""
    releases: models.QuerySet[Any] = apps.get_model("programme", "Release").objects.all()
    return Exists(releases.filter(cohort=COHORT, sessions__code=OuterRef("session__code")))


def is_due(at: dt.datetime) -> Q:
    return Q(visible_from=None) | Q(visible_from__lte=at)
