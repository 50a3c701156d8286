"""What is typed about a recording: where it is, who may watch it, who agreed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.enums import RecordingAudience
from programme.models import Recording


class RecordingForm(forms.Form):
    link = forms.URLField(label=_("Link"), max_length=500, assume_scheme="https")
    audience = forms.ChoiceField(
        label=_("Who may watch it"), choices=RecordingAudience, widget=forms.RadioSelect
    )
    consent = forms.CharField(
        label=_("Who was asked, and agreed"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Such as “Everybody present was asked at the beginning and agreed.” "
            "Who may watch it reads this. Left empty, organisers alone see the recording."
        ),
    )
    agreed_on = forms.DateField(
        label=_("On which day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, recording: Recording | None, **kwargs: Any) -> None:
        names = ("link", "audience", "consent", "agreed_on")
        known = {name: getattr(recording, name) for name in names} if recording else {}
        kwargs["initial"] = {"audience": RecordingAudience.MEMBERS, **known}
        super().__init__(*args, **kwargs)
