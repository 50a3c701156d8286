"""What is typed about a released programme, and what organisers make of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programme.enums import DISPOSITIONS, RemarkedField
from programme.models import ReleasedSession
from remarks.enums import Outcome

MOST = 5000
WORDS = forms.Textarea(attrs={"rows": 3})


class RemarkForm(forms.Form):
    """A remark on one thing about a session of this release."""

    session = forms.ModelChoiceField(
        ReleasedSession.objects.none(), label=_("Session"), to_field_name="code", empty_label=None
    )
    field = forms.ChoiceField(label=_("About"), choices=RemarkedField)
    text = forms.CharField(label=_("Your remark"), max_length=MOST, widget=WORDS)

    def __init__(self, *args: Any, sessions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions  # type: ignore[attr-defined]


class ReplyForm(forms.Form):
    text = forms.CharField(label=_("Your reply"), max_length=MOST, widget=WORDS)


class DecisionForm(forms.Form):
    """What becomes of a remark; only what is adopted whole needs no reason."""

    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=list(DISPOSITIONS.items()), widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Whoever left the remark reads it. It may be left out where the remark is adopted."),
    )

    def clean(self) -> dict[str, Any]:
        sent: dict[str, Any] = super().clean() or {}
        outcome = sent.get("outcome")
        if outcome and outcome != Outcome.CHANGED and not sent.get("reason"):
            self.add_error("reason", ValidationError(_("Say why, in a sentence or two.")))
        return sent
