"""What organisers read of one session of the working programme, and what they would do next about it."""

import dataclasses

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programme.domain.wording import say_when
from programme.enums import Certainty, SessionState
from programme.models import Session

UNUSUAL = (SessionState.IDEA, SessionState.RUNNING)
HELD = (SessionState.HELD, SessionState.CLOSED)
ALIVE = (SessionState.PLANNED, SessionState.CONFIRMED, SessionState.RUNNING)


@dataclasses.dataclass
class Line:
    """One session, what is odd about it by part, whether it is over, being written, and the next of all."""

    session: Session
    odd: dict[str, list[str]]
    over: bool
    opened: bool = False
    coming: bool = False
    clock: str = ""

    @property
    def state(self) -> str:
        """A word where the state is not what one expects at this date."""
        return str(SessionState(self.session.state).label) if self.session.state in UNUSUAL else ""

    @property
    def held(self) -> bool:
        return self.session.state in HELD

    @property
    def awaited(self) -> bool:
        """It will take place, and people wait for it."""
        return self.session.state in ALIVE and not (self.over or self.session.is_pause)

    @property
    def when(self) -> str:
        return self.clock or say_when(self.session.slot)

    @property
    def owed(self) -> int:
        return sum(output.is_owed for output in self.session.outputs.all())

    @property
    def step(self) -> str:
        """What comes next in the life of a session, in a word; nothing where all is as it should be.

        Nobody asks of a break whether it was held.
        """
        state = self.session.state
        if state == SessionState.HELD and self.owed:
            return ngettext("%d output open", "%d outputs open", self.owed) % self.owed
        if self.over and self.session.is_pause:
            return ""
        if state == SessionState.HELD:
            return _("Close") if self._says_what_it_yields else ""
        if self.over and state in ALIVE:
            return _("Was it held?")
        if state == SessionState.IDEA:
            return _("Plan it")
        return _dating(self.session) if state == SessionState.PLANNED else ""

    @property
    def _says_what_it_yields(self) -> bool:
        """Without that it is not closed, also where somebody accepted that it says nothing."""
        session = self.session
        return session.no_outputs or session.is_pause or bool(session.outputs.all())

    @property
    def place(self) -> str:
        """Where on its sheet the next step is taken."""
        dated = self.session.slot.certainty == Certainty.FIRM
        return "moves" if dated or self.over or self.session.state != SessionState.PLANNED else "when"


def _dating(session: Session) -> str:
    """Up the ladder of certainty, a step at a time."""
    steps = {
        Certainty.UNDATED: _("Find a date"),
        Certainty.WINDOW: _("Name the day"),
        Certainty.TENTATIVE: _("Make it firm"),
        Certainty.FIRM: _("Confirm"),
    }
    return steps[Certainty(session.slot.certainty)]
