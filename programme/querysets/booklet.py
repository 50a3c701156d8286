"""Questions asked of booklets."""

from typing import Any

from accounts.querysets import LeasedQuerySet


class BookletQuerySet(LeasedQuerySet):
    def of_cohort(self, cohort: Any) -> "BookletQuerySet":
        return self.filter(release__cohort=cohort)

    def of_release(self, release: Any) -> "BookletQuerySet":
        return self.filter(release=release)

    def done(self) -> "BookletQuerySet":
        return self.filter(state="done")

    def newest_first(self) -> "BookletQuerySet":
        return self.select_related("release").order_by("-release__number")
