"""Phases, tracks, sessions with their slots and outputs, and releases."""

from programme.models.event import ProgrammeEvent
from programme.models.output import Output
from programme.models.release import Release, ReleasedSession
from programme.models.session import Phase, Session, SessionTrainer, Track
from programme.models.slot import Slot

__all__ = [
    "Output",
    "Phase",
    "ProgrammeEvent",
    "Release",
    "ReleasedSession",
    "Session",
    "SessionTrainer",
    "Slot",
    "Track",
]
