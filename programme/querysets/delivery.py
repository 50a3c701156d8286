"""Questions asked of what cities did about their outputs."""

from typing import Any

from django.db import models


class DeliveryQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "DeliveryQuerySet":
        return self.filter(output__session__cohort=cohort)

    def of_session(self, session: Any) -> "DeliveryQuerySet":
        return self.filter(output__session=session)

    def settled(self) -> "DeliveryQuerySet":
        return self.exclude(state="open")

    def with_people(self) -> "DeliveryQuerySet":
        return self.select_related("said_by")
