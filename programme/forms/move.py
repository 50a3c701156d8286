"""What the buttons say that move a session or an output."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.domain.outputs import deliver_output, reopen_output, waive_output
from programme.domain.stages import MOVES
from programme.enums import SessionState
from programme.models import Session

LABELS = {
    "plan": _("Plan it"),
    "confirm": _("Confirm"),
    "start": _("It goes on now"),
    "hold": _("It was held"),
    "close": _("Close"),
    "reopen": _("Open again"),
    "cancel": _("Cancel this session"),
}
AGAIN = {SessionState.CONFIRMED: _("Back to planned"), SessionState.CANCELLED: _("Bring it back")}
OUTPUT_MOVES = {"deliver": deliver_output, "waive": waive_output, "reopen": reopen_output}


def labels(session: Session, names: list[str]) -> list[tuple[str, str]]:
    """Each move with what its button says in the session's present state."""
    words = {**LABELS, "plan": AGAIN.get(SessionState(session.state), LABELS["plan"])}
    return [(name, str(words[name])) for name in names]


class MoveForm(forms.Form):
    move = forms.ChoiceField(choices=[(name, name) for name in MOVES])
    note = forms.CharField(required=False, max_length=1000)


class OutputMoveForm(forms.Form):
    move = forms.ChoiceField(choices=[(name, name) for name in OUTPUT_MOVES])
    note = forms.CharField(required=False, max_length=1000)


class VersionForm(forms.Form):
    """Which version of a session was read by whoever decides about it."""

    version = forms.IntegerField()
