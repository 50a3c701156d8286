"""Questions asked of builds."""

from accounts.querysets import LeasedQuerySet


class BuildQuerySet(LeasedQuerySet):
    def unfinished(self) -> "BuildQuerySet":
        return self.filter(state__in=["queued", "running"])

    def newest_first(self) -> "BuildQuerySet":
        return self.order_by("-pk")
