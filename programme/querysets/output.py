"""Questions asked of outputs."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery

from cohorts.models import CityPair


class OutputQuerySet(models.QuerySet[Any]):
    def with_session(self) -> "OutputQuerySet":
        return self.select_related("session__cohort")

    def of_cohort(self, cohort: Any) -> "OutputQuerySet":
        return self.filter(session__cohort=cohort)

    def open_in(self, cohorts: Iterable[Any]) -> "OutputQuerySet":
        """Not settled as a whole; a city may have done its own part."""
        return self.filter(session__cohort__in=cohorts, state="open")

    def of_cities(self) -> "OutputQuerySet":
        return self.filter(owner="cities")

    def released(self, cohort: Any) -> "OutputQuerySet":
        """Of sessions that the newest release of `cohort` holds: what people were told of."""
        copies = apps.get_model("programme", "ReleasedSession").objects.newest_of(cohort)
        return self.of_cohort(cohort).filter(session__slot__uid__in=copies.values("uid"))

    def in_programme_order(self) -> "OutputQuerySet":
        return self.order_by("session__phase__order", "session__order", "session__pk", "pk")

    def with_kept(self) -> "OutputQuerySet":
        """Whether every active city has delivered it, or need not, as `kept_by_cities`."""
        settled = _deliveries().settled().filter(output=OuterRef(OuterRef("pk")), pair=OuterRef("pk"))
        cities = CityPair.objects.active().filter(cohort=OuterRef("session__cohort")).order_by()
        kept = Q(owner="cities") & Q(Exists(cities)) & ~Q(Exists(cities.filter(~Exists(settled))))
        told: OutputQuerySet = self.annotate(kept_by_cities=ExpressionWrapper(kept, BooleanField()))
        return told

    def owed(self) -> "OutputQuerySet":
        """Open, and not yet kept by every active city."""
        return self.with_kept().filter(state="open", kept_by_cities=False)

    def with_parts_of(self, pairs: Iterable[Any]) -> "OutputQuerySet":
        """What each of these pairs did about it, as `state_of_7`, and until when it may, as `until_of_7`."""
        extensions = apps.get_model("programme", "Extension").objects
        told: dict[str, Any] = {}
        for pair in pairs:
            own = {"output": OuterRef("pk"), "pair": pair.pk}
            told[f"state_of_{pair.pk}"] = Subquery(_deliveries().filter(**own).values("state")[:1])
            told[f"until_of_{pair.pk}"] = Subquery(extensions.filter(**own).values("until")[:1])
        found: OutputQuerySet = self.annotate(**told)
        return found


def _deliveries() -> Any:
    return apps.get_model("programme", "Delivery").objects
