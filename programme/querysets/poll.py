"""Questions asked of polls and of the answers to them."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery

from programme.querysets.supply import is_expected


class PollQuerySet(models.QuerySet[Any]):
    def of_cohort(self, cohort: Any) -> "PollQuerySet":
        return self.filter(session__cohort=cohort)

    def with_session(self) -> "PollQuerySet":
        return self.select_related("session__cohort", "session__slot", "session__track").prefetch_related(
            "proposals"
        )

    def open(self) -> "PollQuerySet":
        return self.filter(state="open")

    def asking(self) -> "PollQuerySet":
        """Open, of a session whose date is still to be found."""
        settled = self.open().exclude(session__slot__certainty="firm")
        found: PollQuerySet = settled.exclude(session__state__in=("held", "closed", "cancelled"))
        return found

    def unanswered_by(self, person: Any) -> "PollQuerySet":
        answers = apps.get_model("programme", "PollAnswer").objects.by(person)
        return self.filter(~Exists(answers.filter(proposal__poll=OuterRef("pk"))))

    def taught_by(self, person: Any) -> "PollQuerySet":
        trainers = apps.get_model("programme", "SessionTrainer").objects.teaching(person)
        return self.filter(Exists(trainers.filter(session=OuterRef("session"))))

    def expecting(self, person: Any) -> "PollQuerySet":
        """Of sessions at which this person is expected."""
        return self.filter(is_expected(person))

    def not_nudged_on(self, poll: Any, day: Any) -> "PollQuerySet":
        """The open poll itself, unless its people were written to on that day."""
        return self.open().filter(pk=poll.pk).exclude(nudged_on=day)

    def pressing_first(self) -> "PollQuerySet":
        return self.order_by("answer_by", "pk")

    def oldest_for(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """`rows` of something in a cohort, each with the one of these whose day comes first.

        It comes as `oldest_poll`, with `oldest_poll_by` and `oldest_poll_title`.
        """
        there = self.filter(session__cohort=OuterRef("cohort")).pressing_first()
        told: models.QuerySet[Any] = rows.annotate(
            oldest_poll=Subquery(there.values("pk")[:1]),
            oldest_poll_by=Subquery(there.values("answer_by")[:1]),
            oldest_poll_title=Subquery(there.values("session__title")[:1]),
        )
        return told

    def one_for(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """`rows` of something in a cohort, each with the most pressing of these polls there.

        They come as `poll`, its `poll_title`, and `poll_number` of all: nothing is asked besides.
        """
        there = self.filter(session__cohort=OuterRef("cohort")).pressing_first()
        counted = there.order_by().values("session__cohort").annotate(number=Count("pk"))
        told: models.QuerySet[Any] = rows.annotate(
            poll=Subquery(there.values("pk")[:1]),
            poll_title=Subquery(there.values("session__title")[:1]),
            poll_number=Subquery(counted.values("number")),
        )
        return told


class PollAnswerQuerySet(models.QuerySet[Any]):
    def to(self, poll: Any) -> "PollAnswerQuerySet":
        return self.filter(proposal__poll=poll)

    def by(self, person: Any) -> "PollAnswerQuerySet":
        return self.filter(person=person)
