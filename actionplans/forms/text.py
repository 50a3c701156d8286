"""A section's text, as typed."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


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
