"""What is typed about phases and tracks."""

from typing import Any

from django import forms

from programme.models import Phase, Track


class _CodedForm(forms.ModelForm):
    """A code is given once; addresses and files know the row by it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].disabled = self.instance.pk is not None


class PhaseForm(_CodedForm):
    class Meta:
        model = Phase
        fields = ["code", "title", "order"]


class TrackForm(_CodedForm):
    class Meta:
        model = Track
        fields = ["code", "title", "kind", "aliases"]
        widgets = {"aliases": forms.Textarea(attrs={"rows": 2})}
