"""Questions asked of publications."""

from typing import Any

from django.db import models

from guide.enums import PUBLIC_STATES


class PublicationQuerySet(models.QuerySet[Any]):
    def public(self) -> "PublicationQuerySet":
        """What anybody may read: published now, or superseded by a newer edition."""
        return self.filter(edition__state__in=PUBLIC_STATES)

    def of_cohort(self, cohort: Any) -> "PublicationQuerySet":
        return self.filter(edition__cohort=cohort)

    def newest_first(self) -> "PublicationQuerySet":
        return self.order_by("-published_at", "-pk")

    def with_files(self) -> "PublicationQuerySet":
        """With edition and artefacts, without the manifest, which is long."""
        return (
            self.select_related("edition__cohort", "build")
            .defer("build__manifest", "build__log")
            .prefetch_related("build__artefacts")
        )
