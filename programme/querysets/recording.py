"""Questions asked of recordings."""

from typing import Any

from django.db import models
from django.db.models import Q

from programme.querysets.supply import is_expected, is_released, organises, takes_part, teaches


class RecordingQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "RecordingQuerySet":
        """Those that one may watch: agreed to, of a session that was held and released, meant for one."""
        if not user.is_authenticated:
            return self.none()
        meant = Q(audience="members") & takes_part(user)
        meant |= Q(audience="expected") & (is_expected(user) | teaches(user))
        agreed = Q(agreed_on__isnull=False, session__state__in=["held", "closed"]) & Q(is_released())
        return self.filter(Q(organises(user)) | (agreed & meant))

    def of_session(self, session: Any, cohort: Any) -> "RecordingQuerySet":
        return self.filter(session__cohort=cohort, session__code=session.code)
