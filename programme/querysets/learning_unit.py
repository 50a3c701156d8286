"""Questions asked of learning units."""

from typing import Any

from django.db import models


class LearningUnitQuerySet(models.QuerySet[Any]):
    def preparing(self, session: Any, cohort: Any) -> "LearningUnitQuerySet":
        """Those that one does before the session of this code."""
        return self.filter(prepares__session__cohort=cohort, prepares__session__code=session.code)

    def of_session(self, session: Any) -> "LearningUnitQuerySet":
        return self.filter(prepares__session=session)
