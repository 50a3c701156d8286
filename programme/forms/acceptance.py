"""Why a warning may stand, and for which of the sessions that it is said of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.domain.warnings import Warned
from programme.domain.warnings.gathering import Group


class AcceptanceForm(forms.Form):
    sessions = forms.MultipleChoiceField(
        label=_("For which sessions"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Of one of them this is no longer said. Look at what is left.")},
    )
    reason = forms.CharField(
        label=_("Accept, because"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a sentence or two; the others who organise read it."),
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        sessions: Any = self.fields["sessions"]
        sessions.choices = [(said.session.code, said.session.title) for said in group.said]
        sessions.initial = [said.session.code for said in group.said]
        if len(group.said) == 1:
            sessions.widget = forms.MultipleHiddenInput()

    def warned(self) -> list[Warned]:
        """The warnings that were ticked."""
        return [s.warned for s in self.group.said if s.session.code in self.cleaned_data["sessions"]]
