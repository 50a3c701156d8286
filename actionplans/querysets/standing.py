"""Who holds a role or a seat now, as parts of a question."""

from typing import Any

from django.db.models import Exists, OuterRef

from cohorts.models import Role, Tenure


def _role(user: Any, path: str, *kinds: str) -> Exists:
    return Exists(Role.objects.filter(cohort=OuterRef(path), user=user, ended_at=None, kind__in=kinds))


def _seat(user: Any, **where: Any) -> Exists:
    return Exists(Tenure.objects.filter(user=user, ended_at=None, seat__pair__state="active", **where))
