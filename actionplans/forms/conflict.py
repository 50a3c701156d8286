"""What was chosen between two texts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prose.source import normalise


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
