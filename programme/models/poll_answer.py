"""Whether somebody can at a proposed time."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from programme.enums import Verdict
from programme.models.proposal import Proposal
from programme.querysets import PollAnswerQuerySet


class PollAnswer(models.Model):
    """What one person says of one proposed time; it may change until the poll is closed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict)
    given_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = PollAnswerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "person"], name="one_answer_to_a_proposal")
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.get_verdict_display()}"
