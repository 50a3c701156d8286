"""Questions asked of booklets."""

from typing import Any

from django.db.models import Exists, OuterRef

from accounts.querysets import LeasedQuerySet


class BookletQuerySet(LeasedQuerySet):
    def of_cohort(self, cohort: Any) -> "BookletQuerySet":
        return self.filter(release__cohort=cohort)

    def of_release(self, release: Any) -> "BookletQuerySet":
        return self.filter(release=release)

    def printed(self) -> "BookletQuerySet":
        """There is a file, even while its words are printed anew."""
        return self.exclude(file="")

    def settled(self) -> "BookletQuerySet":
        """Nobody prints them now or soon."""
        return self.filter(state__in=["done", "failed"])

    def of_newest_releases(self) -> "BookletQuerySet":
        releases = self.model._meta.get_field("release").related_model._default_manager
        newer = releases.filter(cohort=OuterRef("release__cohort"), number__gt=OuterRef("release__number"))
        return self.filter(~Exists(newer))

    def newest_first(self) -> "BookletQuerySet":
        return self.select_related("release").order_by("-release__number")
