"""Questions asked of released sessions."""

from typing import Any

from django.db import models

from programme.querysets.immutable import ImmutableQuerySet


class ReleasedSessionQuerySet(ImmutableQuerySet):
    def of_releases(self, releases: Any) -> "ReleasedSessionQuerySet":
        return self.filter(release__in=releases)

    def of_session(self, session: Any) -> "ReleasedSessionQuerySet":
        """Its copies in all releases."""
        return self.filter(uid=session.slot.uid)

    def newest_of(self, cohort: Any) -> "ReleasedSessionQuerySet":
        """What the newest release of `cohort` holds, without the texts."""
        newest = self.model._meta.get_field("release").related_model._default_manager.of_cohort(cohort)
        return self.filter(release__in=newest.newest_first().values("pk")[:1]).defer("body")

    def in_person(self) -> "ReleasedSessionQuerySet":
        """Those that one travels to, without their texts."""
        return self.exclude(format="online").defer("body")

    def last_copies(self, cohort: Any) -> "ReleasedSessionQuerySet":
        """The newest copy of each session that was ever released in `cohort`."""
        newer = self.model._default_manager.filter(
            uid=models.OuterRef("uid"),
            release__cohort=cohort,
            release__number__gt=models.OuterRef("release__number"),
        )
        return self.filter(~models.Exists(newer), release__cohort=cohort)
