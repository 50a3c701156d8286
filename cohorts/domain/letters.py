"""Which invitations did not reach anybody."""

from collections.abc import Iterable

from cohorts.models import Invitation
from outbox.models import Message


def undelivered(invitations: Iterable[Invitation]) -> set[int]:
    """Those whose newest letter the mail server would not take; asked in one question."""
    by_key = {invitation.letter_key: invitation.pk for invitation in invitations}
    failed = Message.objects.failed().of_keys(by_key).values_list("dedupe_key", flat=True)
    return {by_key[key] for key in failed}
