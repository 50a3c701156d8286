"""What a session still lacks: a date, somebody who teaches it, a word on what it yields."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from programme.domain.warnings.warned import Warned
from programme.enums import Certainty, SessionState, WarningKind
from programme.models import Session

AHEAD = (SessionState.PLANNED, SessionState.CONFIRMED)


def what_is_missing(session: Session) -> Iterator[Warned]:
    """A date and a trainer are missed until it was held; what it yields, until that is said."""
    if session.state in AHEAD and session.slot.certainty == Certainty.UNDATED:
        yield Warned(session.code, WarningKind.UNDATED, _("It has no date yet."), "when")
    if session.is_pause:
        return
    if session.held_at is None and not session.trainers.all():
        text = _("Nobody is named to teach it.")
        yield Warned(session.code, WarningKind.TRAINERS, text, "trainers")
    if not session.no_outputs and not session.outputs.all():
        text = _("It does not say what it yields, nor that none is foreseen.")
        yield Warned(session.code, WarningKind.OUTPUTS, text, "outputs")
