"""Phases, tracks, sessions with their slots, outputs and polls, and releases."""

from programme.models.acceptance import Acceptance
from programme.models.booklet import Booklet
from programme.models.consultation import ReleaseRemark, ReleaseThread
from programme.models.delivery import Delivery
from programme.models.event import ProgrammeEvent
from programme.models.extension import Extension
from programme.models.feed import Feed
from programme.models.learning_unit import LearningUnit, SessionUnit
from programme.models.mailing import Mailing
from programme.models.material import Material
from programme.models.material_version import MaterialVersion
from programme.models.memory import ImportMemory
from programme.models.need import Need
from programme.models.output import Output
from programme.models.phase import Phase
from programme.models.poll import Poll
from programme.models.poll_answer import PollAnswer
from programme.models.practical import Practical
from programme.models.proposal import Proposal
from programme.models.recording import Recording
from programme.models.release import Release
from programme.models.release_message import ReleaseMessage
from programme.models.released_session import ReleasedSession
from programme.models.session import Session
from programme.models.slot import Slot
from programme.models.track import Track
from programme.models.trainer import SessionTrainer
from programme.models.upload import AgendaUpload

__all__ = [
    "Acceptance",
    "AgendaUpload",
    "Booklet",
    "Delivery",
    "Extension",
    "Feed",
    "ImportMemory",
    "LearningUnit",
    "Mailing",
    "Material",
    "MaterialVersion",
    "Need",
    "Output",
    "Phase",
    "Poll",
    "PollAnswer",
    "Practical",
    "ProgrammeEvent",
    "Proposal",
    "Recording",
    "Release",
    "ReleaseMessage",
    "ReleaseRemark",
    "ReleaseThread",
    "ReleasedSession",
    "Session",
    "SessionTrainer",
    "SessionUnit",
    "Slot",
    "Track",
]
