"""Questions asked of sessions, outputs, polls, releases, remarks on them and booklets."""

from programme.querysets.acceptance import AcceptanceQuerySet
from programme.querysets.booklet import BookletQuerySet
from programme.querysets.consultation import ReleaseThreadQuerySet
from programme.querysets.delivery import DeliveryQuerySet
from programme.querysets.extension import ExtensionQuerySet
from programme.querysets.immutable import ImmutableQuerySet
from programme.querysets.learning_unit import LearningUnitQuerySet
from programme.querysets.mailing import MailingQuerySet
from programme.querysets.material import MaterialQuerySet
from programme.querysets.material_version import MaterialVersionQuerySet
from programme.querysets.need import NeedQuerySet
from programme.querysets.output import OutputQuerySet
from programme.querysets.poll import PollAnswerQuerySet, PollQuerySet
from programme.querysets.practical import PracticalQuerySet
from programme.querysets.recording import RecordingQuerySet
from programme.querysets.release import ReleaseQuerySet
from programme.querysets.release_message import ReleaseMessageQuerySet
from programme.querysets.released_session import ReleasedSessionQuerySet
from programme.querysets.session import SessionQuerySet
from programme.querysets.trainer import SessionTrainerQuerySet
from programme.querysets.upload import UploadQuerySet

__all__ = [
    "AcceptanceQuerySet",
    "BookletQuerySet",
    "DeliveryQuerySet",
    "ExtensionQuerySet",
    "ImmutableQuerySet",
    "LearningUnitQuerySet",
    "MailingQuerySet",
    "MaterialQuerySet",
    "MaterialVersionQuerySet",
    "NeedQuerySet",
    "OutputQuerySet",
    "PollAnswerQuerySet",
    "PollQuerySet",
    "PracticalQuerySet",
    "RecordingQuerySet",
    "ReleaseMessageQuerySet",
    "ReleaseQuerySet",
    "ReleaseThreadQuerySet",
    "ReleasedSessionQuerySet",
    "SessionQuerySet",
    "SessionTrainerQuerySet",
    "UploadQuerySet",
]
