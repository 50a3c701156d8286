"""Questions asked of what goes out to people about a release."""

from typing import Any

from django.db import models
from django.db.models import Count, Q


class MailingQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "MailingQuerySet":
        return self.filter(release__cohort=cohort)

    def of_release(self, release: Any) -> "MailingQuerySet":
        return self.filter(release=release).select_related("release__cohort")

    def at_version(self, mailing: Any, version: int) -> "MailingQuerySet":
        return self.filter(pk=mailing.pk, version=version)

    def waiting(self) -> "MailingQuerySet":
        """Those with messages that nobody sent yet, and how many, as `drafts`."""
        drafted = Count("messages", filter=Q(messages__message__state="drafted"))
        counted: MailingQuerySet = self.annotate(drafts=drafted).filter(drafts__gt=0)
        return counted.select_related("release__cohort").order_by("release__cohort", "release__number")
