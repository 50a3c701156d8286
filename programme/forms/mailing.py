"""What organisers write to people about a release: one message, and a note above them all."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.domain.messages import holding, sending
from programme.models import ReleaseMessage

MOVES = {
    "send": sending.send_one,
    "hold": holding.hold_back,
    "back": holding.put_back,
    "again": holding.send_again,
}


class DraftForm(forms.Form):
    """A draft; `version` is the one that was read."""

    subject = forms.CharField(label=_("Subject"), max_length=300)
    text = forms.CharField(
        label=_("Text"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text=_("Plain text. A line of its own with an address of this site becomes a button."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, told: ReleaseMessage) -> "DraftForm":
        """The form as the draft stands."""
        message = told.message
        said = {"subject": message.subject, "text": message.text, "version": message.version}
        return cls(initial=said)


class NoteForm(forms.Form):
    """What stands above every message; `version` is the one that was read."""

    text = forms.CharField(
        label=_("Above every message"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For instance: “Dear all, the training is settled now.” Empty: nothing."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class MessageMoveForm(forms.Form):
    move = forms.ChoiceField(choices=[(name, name) for name in MOVES])
