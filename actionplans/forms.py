"""What people type into a plan, cleaned."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from actionplans.enums import SectionAudience
from actionplans.models import Plan, Section
from prose.source import normalise
from remarks.enums import Audience, Outcome


def new_key() -> str:
    """An edit id: a form sent twice stores once."""
    return str(uuid.uuid4())


class TextForm(forms.Form):
    """A section's text, the revision it was written on, and perhaps a picture for it."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
    )
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    key = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    picture = forms.FileField(
        label=_("Add a figure"),
        required=False,
        help_text=_(
            "PNG, JPEG or WebP, at most 10 MB. It is put at the end of the text; move it from there."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    alt = forms.CharField(
        label=_("What the figure shows"),
        required=False,
        max_length=500,
        help_text=_("One sentence for people who can't see it, and under the figure in print."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "text" not in self.data:
            # An emptied text is stored; a form that lost its text on the way empties nothing.
            self.add_error("text", _("The text did not arrive. Send the form again."))
        if cleaned.get("picture") and not (cleaned.get("alt") or "").strip():
            self.add_error("alt", _("Say what the figure shows, in a sentence."))
        return cleaned


class ConflictForm(forms.Form):
    """What a choice between two texts is made on: my text, its base, and the revision it met."""

    text = forms.CharField(required=False, strip=False)
    base = forms.IntegerField(min_value=0)
    against = forms.IntegerField(min_value=1)
    key = forms.CharField(max_length=200, required=False)

    def __init__(self, *args: Any, newest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.newest = newest

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        numbers = [cleaned.get("base", 0), cleaned.get("against", 0)]
        if "text" not in self.data or max(numbers) > self.newest:
            raise forms.ValidationError(_("The form did not come back as it was sent."))
        cleaned["text"] = normalise(cleaned.get("text", ""))
        return cleaned


class RemarkForm(forms.Form):
    """A remark on a passage: the blocks it stands at, perhaps some words of them."""

    revision = forms.IntegerField(min_value=1)
    block = forms.IntegerField(min_value=0)
    last = forms.IntegerField(min_value=0, required=False)
    quote = forms.CharField(required=False, max_length=2000)
    text = forms.CharField(max_length=5000)
    audience = forms.ChoiceField(choices=Audience)


class ReplyForm(forms.Form):
    text = forms.CharField(max_length=5000)


class ResolveForm(forms.Form):
    outcome = forms.ChoiceField(choices=Outcome)
    reason = forms.CharField(required=False, max_length=2000)


class PlanForm(forms.ModelForm):
    class Meta:
        model = Plan
        fields = ("title", "no_twin")


class AudienceForm(forms.ModelForm):
    audience = forms.ChoiceField(label=_("Who reads it while you write"), choices=SectionAudience)

    class Meta:
        model = Section
        fields = ("audience",)
