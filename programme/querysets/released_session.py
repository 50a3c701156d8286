"""Questions asked of released sessions."""

from typing import Any

from django.apps import apps
from django.db import models

from programme.querysets.immutable import ImmutableQuerySet


class ReleasedSessionQuerySet(ImmutableQuerySet):
    def of_releases(self, releases: Any) -> "ReleasedSessionQuerySet":
        return self.filter(release__in=releases)

    def of_session(self, session: Any) -> "ReleasedSessionQuerySet":
        """Its copies in all releases."""
        return self.filter(uid=session.slot.uid)

    def newest_of(self, cohort: Any) -> "ReleasedSessionQuerySet":
        """The sessions of the cohort's newest release."""
        releases = apps.get_model("programme", "Release").objects.of_cohort(cohort).newest_first()
        return self.filter(release=models.Subquery(releases.values("pk")[:1])).select_related("release")

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
