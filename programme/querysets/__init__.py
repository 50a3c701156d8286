"""Questions asked of sessions, outputs, polls, releases, remarks on them and booklets."""

from programme.querysets.acceptance import AcceptanceQuerySet
from programme.querysets.booklet import BookletQuerySet
from programme.querysets.consultation import ReleaseThreadQuerySet
from programme.querysets.immutable import ImmutableQuerySet
from programme.querysets.mailing import MailingQuerySet
from programme.querysets.output import OutputQuerySet
from programme.querysets.poll import PollAnswerQuerySet, PollQuerySet
from programme.querysets.release import ReleaseQuerySet
from programme.querysets.release_message import ReleaseMessageQuerySet
from programme.querysets.released_session import ReleasedSessionQuerySet
from programme.querysets.session import SessionQuerySet
from programme.querysets.trainer import SessionTrainerQuerySet

__all__ = [
    "AcceptanceQuerySet",
    "BookletQuerySet",
    "ImmutableQuerySet",
    "MailingQuerySet",
    "OutputQuerySet",
    "PollAnswerQuerySet",
    "PollQuerySet",
    "ReleaseMessageQuerySet",
    "ReleaseQuerySet",
    "ReleaseThreadQuerySet",
    "ReleasedSessionQuerySet",
    "SessionQuerySet",
    "SessionTrainerQuerySet",
]
