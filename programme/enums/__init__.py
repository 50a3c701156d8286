"""The words for what is taught and when, and which state may follow which."""

from programme.enums.absence import Absence
from programme.enums.booklet import BOOKLET_MOVES, BookletState
from programme.enums.consultation import DISPOSITIONS, LED_TO_A_CHANGE, RemarkedField
from programme.enums.loop import Loop
from programme.enums.material import MATERIAL_MOVES, MaterialState, RecordingAudience
from programme.enums.output import OUTPUT_MOVES, OutputOwner, OutputState
from programme.enums.poll import POLL_MOVES, PollState, Verdict
from programme.enums.release import ChangeKind, ReleaseKind
from programme.enums.reserved import RESERVED_CODES
from programme.enums.session import SESSION_MOVES, Format, SessionKind, SessionState
from programme.enums.slot import Certainty
from programme.enums.track import TrackKind
from programme.enums.warning import WarningKind

__all__ = [
    "BOOKLET_MOVES",
    "DISPOSITIONS",
    "LED_TO_A_CHANGE",
    "MATERIAL_MOVES",
    "OUTPUT_MOVES",
    "POLL_MOVES",
    "RESERVED_CODES",
    "SESSION_MOVES",
    "Absence",
    "BookletState",
    "Certainty",
    "ChangeKind",
    "Format",
    "Loop",
    "MaterialState",
    "OutputOwner",
    "OutputState",
    "PollState",
    "RecordingAudience",
    "ReleaseKind",
    "RemarkedField",
    "SessionKind",
    "SessionState",
    "TrackKind",
    "Verdict",
    "WarningKind",
]
