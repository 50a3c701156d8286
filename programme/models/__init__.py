"""Phases, tracks, sessions with their slots, outputs and polls, and releases."""

from programme.models.acceptance import Acceptance
from programme.models.booklet import Booklet
from programme.models.consultation import ReleaseRemark, ReleaseThread
from programme.models.event import ProgrammeEvent
from programme.models.feed import Feed
from programme.models.mailing import Mailing
from programme.models.output import Output
from programme.models.phase import Phase
from programme.models.poll import Poll
from programme.models.poll_answer import PollAnswer
from programme.models.proposal import Proposal
from programme.models.release import Release
from programme.models.release_message import ReleaseMessage
from programme.models.released_session import ReleasedSession
from programme.models.session import Session
from programme.models.slot import Slot
from programme.models.track import Track
from programme.models.trainer import SessionTrainer

__all__ = [
    "Acceptance",
    "Booklet",
    "Feed",
    "Mailing",
    "Output",
    "Phase",
    "Poll",
    "PollAnswer",
    "ProgrammeEvent",
    "Proposal",
    "Release",
    "ReleaseMessage",
    "ReleaseRemark",
    "ReleaseThread",
    "ReleasedSession",
    "Session",
    "SessionTrainer",
    "Slot",
    "Track",
]
