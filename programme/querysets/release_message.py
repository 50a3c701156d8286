"""Questions asked of the messages in which people are told of releases."""

from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Subquery


class ReleaseMessageQuerySet(models.QuerySet[Any]):
    def of_mailing(self, mailing: Any) -> "ReleaseMessageQuerySet":
        return self.filter(mailing=mailing)

    def with_message(self) -> "ReleaseMessageQuerySet":
        return self.select_related("message__recipient", "person", "mailing__release__cohort")

    def with_files(self) -> "ReleaseMessageQuerySet":
        """With the number of files that go with each, as `files`."""
        found: ReleaseMessageQuerySet = self.annotate(files=Count("message__attachments"))
        return found

    def drafted(self) -> "ReleaseMessageQuerySet":
        return self.filter(message__state="drafted")

    def counted_for(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """`rows` of something in a cohort, each with how many of these messages there are there.

        They come as `messages`, and `messages_of` is the newest release of theirs: nothing is asked besides.
        """
        there = self.filter(mailing__release__cohort=OuterRef("cohort"))
        counted = there.order_by().values("mailing__release__cohort").annotate(number=Count("pk"))
        newest = there.order_by("-mailing__release__number").values("mailing__release__number")[:1]
        told: models.QuerySet[Any] = rows.annotate(
            messages=Subquery(counted.values("number")), messages_of=Subquery(newest)
        )
        return told

    def unsent_in(self, cohort: Any) -> "ReleaseMessageQuerySet":
        """Those that told nobody anything: never sent, or they did not arrive."""
        found = self.filter(mailing__release__cohort=cohort, message__state__in=("drafted", "failed"))
        whole: ReleaseMessageQuerySet = found.select_related("message", "mailing__release")
        return whole

    def newest_sent_in(self, cohort: Any) -> "ReleaseMessageQuerySet":
        """Of each person the newest that went out, with its release and that one's number."""
        went = ("queued", "sent")
        newer = self.model._default_manager.filter(
            person=OuterRef("person"),
            mailing__release__cohort=cohort,
            mailing__release__number__gt=OuterRef("mailing__release__number"),
            message__state__in=went,
        )
        mine = self.filter(~Exists(newer), mailing__release__cohort=cohort, message__state__in=went)
        found: ReleaseMessageQuerySet = mine.annotate(
            release=F("mailing__release"), number=F("mailing__release__number")
        )
        return found
